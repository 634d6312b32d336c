import { agenciesByName, standingView } from '@tracecraft/exchange';
import type { AgencyStanding } from '@tracecraft/protocol';
import type { Services } from '../services.ts';
import { publicExchange } from './public-exchange.ts';
import { publishedTexts } from './published-texts.ts';

/** How agencies that decided publicly stand to a practice, by name. */
export async function standingsOf(
  { exchange, shelf }: Pick<Services, 'exchange' | 'shelf'>,
  practice: string,
): Promise<readonly AgencyStanding[]> {
  const record = await exchange.current();
  const standings = publicExchange(record).adoptions.get(practice);
  if (standings === undefined) return [];
  const texts = publishedTexts(shelf, record.whole.proposals);
  return agenciesByName(record.members).flatMap(({ agency, name }): readonly AgencyStanding[] => {
    const { state, loosens, behind, decision } = standingView(standings.get(agency), texts);
    if (state === 'none') return [];
    return [{ agency: name, state, loosens, behind, reason: decision?.reason ?? '' }];
  });
}
