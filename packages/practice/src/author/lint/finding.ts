import type { Place, ProblemCode } from '../../language/problem.ts';

/** What lint may find beside what a parser refuses (docs/spec/practice.md §Lint). Text: phrase `author.lint.<code>`. */
export type LintCode =
  | 'example-verdict'
  | 'never-kept'
  | 'never-departed'
  | 'contradictory'
  | 'out-of-reach'
  | 'never-an-act'
  | 'never-recorded'
  | 'deadline-below-clock'
  | 'untranslated'
  | 'same-id'
  | 'profile-loosens'
  | 'profile-example';

/** `error`: it does not do what it says. `warning`: it hardly can. `note`: someone should know. */
export type Severity = 'error' | 'warning' | 'note';

/** One finding, pointing at the word of its file. */
export interface Finding extends Place {
  readonly code: LintCode | ProblemCode;
  readonly severity: Severity;
  readonly file: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** A mini-record that shows it, or null. */
  readonly record: string | null;
}

/** A file as lint takes it; nothing here reads files. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}
