import type { Said } from '../facts.ts';

/** The words of an experience, in one language. */
export interface ExperienceText {
  readonly title: string;
  readonly situation: string;
  readonly done: string;
  readonly result: string;
  readonly change: string;
}

/** One version of an experience. */
export interface ExperienceVersion {
  readonly said: Said;
  readonly language: string;
  readonly outcome: 'went-right' | 'went-wrong' | 'mixed';
  readonly text: ExperienceText;
  /** Ids of the practices it speaks of. */
  readonly practices: readonly string[];
}

/** An experience in another language. */
export interface ExperienceTranslation {
  readonly said: Said;
  readonly language: string;
  readonly drafted: 'machine' | 'person';
  readonly text: ExperienceText;
  /** The version it was made from. */
  readonly source: ExperienceVersion;
  /** A newer version stands: the translation tells of words that are gone. */
  readonly stale: boolean;
}

export interface Question {
  readonly said: Said;
  readonly language: string;
  readonly text: string;
  readonly answers: readonly Answer[];
}

export interface Answer {
  readonly said: Said;
  readonly language: string;
  readonly text: string;
}

/** How another agency does what the experience tells of. */
export interface Comparison {
  readonly said: Said;
  readonly same: 'same' | 'similar' | 'different' | 'none';
  readonly practice: string | null;
  readonly note: string;
  readonly language: string;
}

/** An experience with everything that was said about it. */
export interface Experience {
  /** Event of its first version: its name from then on. */
  readonly id: string;
  /** The version that stands. */
  readonly now: ExperienceVersion;
  /** Versions it stands in place of, oldest first; those written at the same time by two people are among them. */
  readonly earlier: readonly ExperienceVersion[];
  readonly withdrawn: { readonly said: Said; readonly reason: string } | null;
  /** Newest of each language. */
  readonly translations: readonly ExperienceTranslation[];
  readonly questions: readonly Question[];
  readonly comparisons: readonly Comparison[];
}

/** Experiences that belong together. */
export interface ExperienceGroup {
  readonly group: string;
  readonly title: string;
  readonly said: Said;
  /** Ids of experiences its reader may read, each once. */
  readonly experiences: readonly string[];
}

export interface Rounds {
  /** By id, oldest first; those taken back too. */
  readonly experiences: ReadonlyMap<string, Experience>;
  readonly groups: readonly ExperienceGroup[];
  /** What tells of an experience or question its reader does not have, or was not theirs to say: kept, and shown nowhere else. */
  readonly unfitting: readonly Said[];
}
