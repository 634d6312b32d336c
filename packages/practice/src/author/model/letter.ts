import type { ObjectType } from '@tracecraft/record';

/** One act that may stand in a record: a mini-record line without its time. */
export interface Letter {
  readonly kind: string;
  readonly performer: string;
  /** What follows the performer: verb, names, fields. */
  readonly words: string;
  /** Name of the object the act brings into being, or null. */
  readonly born: string | null;
  /** Names of the objects it touches. */
  readonly names: readonly string[];
  /** Written down so long after the act, milliseconds. */
  readonly delay: number;
  /** How often it is done in a row, a minute or less apart: for sentences that count. */
  readonly times: number;
}

/** What objects are called in a found record; one thing has one name. */
export const NAMES: Readonly<Partial<Record<ObjectType, string>>> = {
  exhibit: 'X',
  device: 'D',
  image: 'I',
  person: 'P',
};

/** The officer who acts, and the other one. */
export const OFFICERS = ['budi', 'chanda'] as const;
