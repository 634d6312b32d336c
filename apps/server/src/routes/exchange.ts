import { isSaidFor, type ExchangeReader } from '@tracecraft/exchange';
import {
  twinPaths,
  type Account,
  type CalendarLink,
  type ExchangeFound,
  type ToldExperience,
} from '@tracecraft/protocol';
import type { ExchangeRecord } from '../exchange/exchange-record.ts';
import { twinFeed, twinFeedToken } from '../exchange/twin-feed.ts';
import type { AddRoute } from '../http/app.ts';
import type { Services } from '../services.ts';
import { signedIn } from './session.ts';

/** The longest query looked for; more is cut off. */
const LONGEST = 200;

/** What was shared, found by its words or by the practice it speaks of. */
export function exchangeRoutes(
  add: AddRoute,
  services: Pick<Services, 'exchange' | 'catalogue' | 'store' | 'seal' | 'now'>,
): void {
  const { exchange, catalogue } = services;
  add('GET /api/exchange/search', async ({ request, caller }): Promise<ExchangeFound> => {
    const { q, language } = request.query as Readonly<Record<string, unknown>>;
    const record = await exchange.current();
    const reader = await readerOf(record, caller.account);
    const words = typeof q === 'string' ? q.slice(0, LONGEST) : '';
    return catalogue.find(record.whole, reader, words, typeof language === 'string' ? language : null);
  });
  add('GET /api/exchange/experiences', async ({ request, caller }): Promise<readonly ToldExperience[]> => {
    const { practice } = request.query as Readonly<Record<string, unknown>>;
    const record = await exchange.current();
    const reader = await readerOf(record, caller.account);
    return experiencesOf(record, reader, String(practice));
  });
  add('GET /api/exchange/twins/:twin/calendar', async ({ params, caller }): Promise<CalendarLink> => {
    const token = await twinFeedToken(services, signedIn(caller.account), params['twin'] ?? '');
    return { path: twinPaths.twinFeed(token) };
  });
  add('GET /api/exchange/calendars/:token', async ({ params, reply }) =>
    reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('cache-control', 'private, max-age=300')
      .send(await twinFeed(services, params['token'] ?? '')),
  );
}

/** Somebody without an account reads what is public. */
async function readerOf(record: ExchangeRecord, account: Account | null): Promise<ExchangeReader> {
  return account === null ? { account: null, parties: new Set() } : record.readerOf(account);
}

function experiencesOf(
  { whole, members }: ExchangeRecord,
  reader: ExchangeReader,
  practice: string,
): readonly ToldExperience[] {
  return [...whole.rounds.experiences.values()]
    .filter(
      ({ now, withdrawn }) =>
        withdrawn === null && now.practices.includes(practice) && isSaidFor(now.said, reader),
    )
    .toReversed()
    .map(({ id, now: { said, language, outcome, text } }) => ({
      id,
      agency: members.agencies.get(said.agency)?.name ?? said.agency,
      at: said.at,
      language,
      outcome,
      handling: said.handling,
      ...text,
    }));
}
