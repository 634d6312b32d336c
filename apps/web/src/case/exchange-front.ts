import type { Experience, ExchangeState, Lesson, Said } from '@tracecraft/exchange';
import type { CaseEvent } from '@tracecraft/record';

/** So many experiences and lessons stand on a page of theirs at first; more on demand. */
export const FRONT_LINES = 40;

/** How many there are in all, whatever part of them is at hand. */
export interface Totals {
  readonly experiences: number;
  readonly lessons: number;
}

/** What the lists of sharing show first: entries of the record, few enough to be read before the rest. */
export interface ExchangeFront {
  readonly totals: Totals;
  /** In record order. Folded, they give the newest experiences and lessons, and members, proposals and decisions whole. */
  readonly events: readonly CaseEvent[];
}

/**
 * A front as this device keeps it: a copy of some entries, thrown away at the first doubt. It may be older than the record,
 * and so it is only shown until the record is read.
 */
export interface SealedFront {
  /** The build whose reading of a record it is. */
  readonly build: string;
  readonly stream: string;
  readonly text: string;
  /** SHA-256 of all of the above. */
  readonly digest: string;
}

/** Where these are more, a front would be no shorter than the record. */
const MOST_EVENTS = 3_000;
const MOST_LETTERS = 3_000_000;

const WHOLE = /^(agency|representative|change|phrase|adoption|code)\.|^experience\.grouped$/;

/** Null where it would be too long to be worth keeping. */
export function frontOf(state: ExchangeState, events: readonly CaseEvent[]): ExchangeFront | null {
  const experiences = [...state.rounds.experiences.values()];
  const lessons = [...state.lessons.values()];
  const told = [
    ...experiences.slice(-FRONT_LINES).flatMap(saidOfExperience),
    ...lessons.slice(-FRONT_LINES).flatMap(saidOfLesson),
  ];
  const shown = new Set(told.map(({ event }) => event));
  const chosen = events.filter(({ id, header }) => shown.has(id) || WHOLE.test(header.kind));
  const totals = { experiences: experiences.length, lessons: lessons.length };
  return chosen.length > MOST_EVENTS ? null : { totals, events: chosen };
}

/** Everything that was said about an experience. */
export function saidOfExperience(one: Experience): readonly Said[] {
  const { now, earlier, questions, comparisons, translations, withdrawn } = one;
  const answered = questions.flatMap(({ said, answers }) => [{ said }, ...answers]);
  const parts = [now, ...earlier, ...answered, ...comparisons, ...translations];
  return [...parts, ...(withdrawn === null ? [] : [withdrawn])].map(({ said }) => said);
}

function saidOfLesson({
  said,
  agreed,
  agreedBefore,
  identified,
  applied,
  validated,
}: Lesson): readonly Said[] {
  const steps = [...identified, ...applied, ...validated].map((one) => one.said);
  return [said, ...agreed, ...agreedBefore, ...steps];
}

/** SHA-256 of a text in UTF-8, hexadecimal. */
type Digest = (text: string) => Promise<string>;

/** Null where it would be too long to be worth keeping. */
export async function sealFront(
  digest: Digest,
  made: Pick<SealedFront, 'build' | 'stream'>,
  front: ExchangeFront,
): Promise<SealedFront | null> {
  const text = JSON.stringify(front);
  return text.length > MOST_LETTERS ? null : { ...made, text, digest: await digest(told(made, text)) };
}

/** What was kept; null where it is damaged, or another build's. */
export async function readFront(
  digest: Digest,
  kept: unknown,
  build: string,
): Promise<{ readonly stream: string; readonly front: ExchangeFront } | null> {
  if (!isSealed(kept) || kept.build !== build) return null;
  if (kept.digest !== (await digest(told(kept, kept.text)))) return null;
  return { stream: kept.stream, front: JSON.parse(kept.text) as ExchangeFront };
}

function isSealed(kept: unknown): kept is SealedFront {
  if (typeof kept !== 'object' || kept === null) return false;
  const parts = kept as Readonly<Record<string, unknown>>;
  return ['build', 'stream', 'text', 'digest'].every((name) => typeof parts[name] === 'string');
}

function told({ build, stream }: Pick<SealedFront, 'build' | 'stream'>, text: string): string {
  return JSON.stringify([build, stream, text]);
}
