import type { Experience } from '@tracecraft/exchange';
import type { ExchangeFields } from '../../case/open-exchange.ts';

/** What is said of an experience goes to whom the experience went, for the agency that says it. */
export function inherited({ now }: Experience, agency: string): ExchangeFields {
  return { agency, handling: now.said.handling, audience: now.said.audience };
}
