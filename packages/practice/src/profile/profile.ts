import type { PracticeStep } from '../file/practice.ts';
import type { Place } from '../language/problem.ts';
import type { Check } from '../language/syntax.ts';
import type { Localised } from '../localised.ts';

/** How an agency or country adopts shared practices: what it changes, adds and drops, and why. */
export interface Profile {
  readonly id: string;
  readonly version: string;
  /** Code by ISO 3166-1, two letters. */
  readonly country: string;
  /** A stub changes nothing and says so. */
  readonly status: 'worked-out' | 'stub';
  readonly publisher: string;
  readonly title: Localised;
  readonly draftLanguages: readonly string[];
  readonly modify: readonly ProfileModify[];
  readonly add: readonly ProfileAdd[];
  readonly drop: readonly ProfileDrop[];
  readonly prose: Localised;
}

/** Where the entry stands in its file, so that what is wrong with it can be shown there. */
interface Entry {
  readonly practice: string;
  readonly place: Place;
}

/** What changes in one step; null where the base's stays. */
export interface ProfileModify extends Entry {
  readonly step: string;
  readonly level: PracticeStep['level'] | null;
  readonly severity: PracticeStep['severity'] | null;
  readonly weight: number | null;
  readonly check: { readonly text: string; readonly tree: Check } | null;
  readonly reason: Localised | null;
}

export interface ProfileAdd extends Entry {
  readonly step: PracticeStep;
}

/** `step` null: every step of the practice. */
export interface ProfileDrop extends Entry {
  readonly step: string | null;
  readonly reason: Localised | null;
}

/** What a profile did to one step of the base. */
export interface ProfileChange {
  readonly practice: string;
  readonly step: string;
  /** The gravest of its parts: anything looser makes it `loosened`. */
  readonly kind: 'tightened' | 'loosened' | 'added' | 'dropped' | 'same-meaning';
  readonly reason: Localised | null;
  /** Sentence before and after; null where there is none. */
  readonly before: string | null;
  readonly after: string | null;
  /** What changed beside the sentence, each with what it was and is. */
  readonly level: readonly [PracticeStep['level'], PracticeStep['level']] | null;
  readonly severity: readonly [number, number] | null;
  readonly weight: readonly [number, number] | null;
  /** A mini-record judged differently, when the sentence changed its meaning and one was found. */
  readonly record: string | null;
}
