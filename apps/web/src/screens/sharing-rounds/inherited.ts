import type { Experience } from '@tracecraft/exchange';
import type { ActFields } from '../../case/stream-acts.ts';

/** What is said of an experience goes to whom the experience went, for the agency that says it. */
export function inherited({ now }: Experience, agency: string): ActFields {
  return { agency, handling: now.said.handling, audience: now.said.audience };
}
