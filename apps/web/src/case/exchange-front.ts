import { toHex, toUtf8, type Hashing } from '@tracecraft/bytes';
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

/** A front as this device keeps it: derived from entries, thrown away at the first doubt. */
export interface SealedFront {
  /** The build whose reading of a record it is. */
  readonly build: string;
  readonly stream: string;
  /** `rootOf` the entries it was taken from. */
  readonly root: string;
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

/** SHA-256 (hexadecimal) of the ids of a stream's entries, whatever their order. */
export function rootOf(hashing: Hashing, ids: readonly string[]): string {
  return toHex(hashing.sha256(toUtf8(ids.toSorted().join('\n'))));
}

/** Null where it would be too long to be worth keeping. */
export function sealFront(
  hashing: Hashing,
  made: Pick<SealedFront, 'build' | 'stream' | 'root'>,
  front: ExchangeFront,
): SealedFront | null {
  const text = JSON.stringify(front);
  return text.length > MOST_LETTERS ? null : { ...made, text, digest: digestOf(hashing, made, text) };
}

/** What was kept, and whether it is of the entries with this root; null where it is damaged, or another build's or stream's. */
export function readFront(
  hashing: Hashing,
  kept: unknown,
  now: Pick<SealedFront, 'build' | 'stream' | 'root'>,
): { readonly front: ExchangeFront; readonly current: boolean } | null {
  if (!isSealed(kept) || kept.build !== now.build || kept.stream !== now.stream) return null;
  if (kept.digest !== digestOf(hashing, kept, kept.text)) return null;
  return { front: JSON.parse(kept.text) as ExchangeFront, current: kept.root === now.root };
}

function isSealed(kept: unknown): kept is SealedFront {
  if (typeof kept !== 'object' || kept === null) return false;
  const parts = kept as Readonly<Record<string, unknown>>;
  return ['build', 'stream', 'root', 'text', 'digest'].every((name) => typeof parts[name] === 'string');
}

function digestOf(
  hashing: Hashing,
  { build, stream, root }: Pick<SealedFront, 'build' | 'stream' | 'root'>,
  text: string,
): string {
  return toHex(hashing.sha256(toUtf8(JSON.stringify([build, stream, root, text]))));
}
