/** Closed list of what can be wrong with the text of an exercise or a course; people read `course.fault.<code>`. */
export type ContentFaultCode =
  | 'yaml-syntax'
  | 'too-large'
  | 'too-deep'
  | 'too-many'
  | 'missing'
  | 'unknown-key'
  | 'not-a-map'
  | 'not-a-list'
  | 'not-text'
  | 'not-integer'
  | 'not-yes-no'
  | 'not-a-choice'
  | 'out-of-range'
  | 'bad-id'
  | 'bad-digest'
  | 'duplicate-id'
  | 'unknown-reference'
  | 'weights-not-100'
  | 'nothing-to-score'
  | 'never-after-end'
  | 'never-until'
  | 'never-same-act'
  | 'never-such-act'
  | 'delay-of-nothing'
  | 'without-price'
  | 'accepted-decoy'
  | 'not-a-package'
  | 'version-newer'
  | 'part-missing'
  | 'part-unknown'
  | 'part-altered'
  | 'unsafe-drawing';

/** One fault: `path` is where in the document, e.g. `scene.things[3].zone`. */
export interface ContentFault {
  readonly code: ContentFaultCode;
  readonly document:
    | 'exercise'
    | 'truth'
    | 'course'
    | 'template'
    | 'test'
    | 'survey'
    | 'activity'
    | 'rubric'
    | 'worked'
    | 'package';
  readonly path: string;
  readonly params: Readonly<Record<string, string | number>>;
}
