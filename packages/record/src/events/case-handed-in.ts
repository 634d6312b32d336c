import type { EventKind } from '../event-kind.ts';

/** The team hands its work in. */
export const caseHandedIn = {
  kind: 'case.handed-in',
  verbs: ['hand-in'],
  meaning: 'The team hands its work in.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {},
} as const satisfies EventKind;
