import type { Check } from '../language/syntax.ts';
import type { Localised } from '../localised.ts';
import type { Verdict } from '../verdict.ts';

/** Why science asks for it. `strength` is how well that is supported, in the source's own terms or ours. */
export interface Science {
  readonly source: string;
  readonly supports: string;
  readonly strength: 'measured' | 'consensus' | 'standard' | 'reasoned';
  /** How far we have read the source ourselves. */
  readonly seen: 'read' | 'secondary' | 'memory';
}

/** What a country's law says to it. Informs only, until a named authority has reviewed it (settled question 16). */
export interface LawRow {
  /** Code by ISO 3166-1, two letters. */
  readonly country: string;
  readonly citation: string;
  readonly says: string;
  readonly status: 'not-reviewed-by-national-authority' | 'reviewed';
  /** Named reviewer and date (ISO 8601), only with `reviewed`. */
  readonly reviewer: string | null;
  readonly reviewed: string | null;
  readonly seen: 'read' | 'secondary' | 'memory';
  /** First and last day the text was in force (ISO 8601 dates); null where not known, or still in force. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** One earlier or present version of a practice: what changed, in words, and its sentences where they changed. */
export interface VersionNote {
  readonly version: string;
  readonly date: string;
  readonly change: string;
  /** Step id → sentence of that version. */
  readonly checks: Readonly<Record<string, string>>;
}

/** A picture of the act done right or wrong; `alt` says in words what it shows. */
export interface PracticePicture {
  readonly outcome: 'right' | 'wrong';
  /** File name below `content/practices/pictures/`. */
  readonly file: string;
  readonly alt: Localised;
}

/** A mini-record (see miniRecord) and the gravest verdict it must get when the case is closed. */
export interface Example {
  readonly outcome: 'ok' | 'bad';
  readonly title: string;
  readonly record: string;
  readonly expect: Verdict;
}

export interface Waiver {
  readonly by: string;
  readonly record: string;
}

/** One checkable requirement. */
export interface PracticeStep {
  readonly id: string;
  /** RFC 2119 sense. */
  readonly level: 'must' | 'should' | 'may';
  /** 4 = may lose the evidence, a right or a life; 3 = weight seriously reduced; 2 = quality; 1 = advice. */
  readonly severity: 1 | 2 | 3 | 4;
  /** The sentence as written; `tree` is what it means. */
  readonly check: string;
  readonly tree: Check;
  readonly why: Localised;
  readonly science: readonly Science[];
  readonly law: readonly LawRow[];
  /** Countries looked at and found without a basis. */
  readonly lawNone: readonly string[];
  readonly risk: Localised;
  readonly weight: number;
  readonly exceptions: readonly string[];
  readonly waiver: Waiver | null;
  readonly examples: readonly Example[];
}

/** A practice: the code of conduct as rules that run. */
export interface Practice {
  readonly id: string;
  /** Place in the shared code, a letter of A–K and a number (`domain.md` §4); null for one beside it. */
  readonly code: string | null;
  readonly version: string;
  readonly history: readonly VersionNote[];
  readonly pictures: readonly PracticePicture[];
  readonly title: Localised;
  readonly status: 'draft' | 'published' | 'withdrawn';
  readonly publisher: string;
  /** Scene kinds and object kinds it is meant for, as words of its publisher. */
  readonly appliesTo: { readonly scenes: readonly string[]; readonly objects: readonly string[] };
  readonly steps: readonly PracticeStep[];
  /** Markdown per language. */
  readonly prose: Localised;
  /** Languages whose text is machine-drafted and unreviewed: always shown with that mark (settled question 33). */
  readonly draftLanguages: readonly string[];
}
