import type { AgencyHere, Members } from '../members.ts';
import type { Adoptions } from './adoptions.ts';
import type { AgreedCode } from './agreed-codes.ts';
import type { PracticeText, PracticeTexts } from './practice-texts.ts';
import { standingView, type StandingView } from './standing-view.ts';

/** One practice of an agreed text, and how every agency stands to it. */
export interface AgreedPractice {
  readonly practice: string;
  readonly version: string;
  readonly source: string;
  /** Null where this server does not hold that very text. */
  readonly text: PracticeText | null;
  readonly standings: readonly { readonly agency: AgencyHere; readonly view: StandingView }[];
}

/** Agencies of states that take part, by name: nothing here ranks or counts them against each other. */
export function agenciesByName({ agencies }: Members): readonly AgencyHere[] {
  return [...agencies.values()]
    .filter(({ left, sort }) => left === null && sort === 'agency')
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** An agreed text as a reader sees it: each practice with its adoptions, adaptations and reservations. */
export function agreedText(
  { practices }: AgreedCode,
  { members, adoptions }: { readonly members: Members; readonly adoptions: Adoptions },
  texts: PracticeTexts,
): readonly AgreedPractice[] {
  const agencies = agenciesByName(members);
  return practices.map(({ practice, version, source }) => ({
    practice,
    version,
    source,
    text: texts.bySource(practice, source) ?? null,
    standings: agencies.map((agency) => ({
      agency,
      view: standingView(adoptions.get(practice)?.get(agency.agency), texts),
    })),
  }));
}
