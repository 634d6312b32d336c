/** Closed list of what can be wrong with a practice (docs/spec/practice.md §errors). Text: phrase `practice.problem.<code>`. */
export type ProblemCode =
  | 'sentence.too-long'
  | 'sentence.bad-character'
  | 'sentence.unfinished'
  | 'sentence.unexpected-word'
  | 'sentence.unknown-form'
  | 'sentence.unknown-object'
  | 'sentence.unknown-verb'
  | 'sentence.unknown-field'
  | 'sentence.unknown-attribute'
  | 'sentence.unknown-choice'
  | 'sentence.wrong-type'
  | 'sentence.bad-duration'
  | 'sentence.bad-number'
  | 'sentence.not-in-this-version'
  | 'file.too-large'
  | 'file.no-front-matter'
  | 'file.bad-yaml'
  | 'file.missing'
  | 'file.wrong-type'
  | 'file.unknown-key'
  | 'file.markup'
  | 'file.no-example'
  | 'file.bad-example'
  | 'file.duplicate-step'
  | 'file.no-prose'
  | 'profile.country'
  | 'profile.stub-with-changes'
  | 'profile.nothing-changed'
  | 'profile.unknown-practice'
  | 'profile.unknown-step'
  | 'profile.step-exists'
  | 'profile.changed-twice'
  | 'profile.loosens-without-reason'
  | 'profile.protected';

/** Lines and columns start at 1; `length` in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** One problem, pointing at the word. */
export interface Problem extends Place {
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
}
