import type { EventKind } from '../event-kind.ts';

/** The course is over: what arrives later is marked late. */
export const courseClosed = {
  kind: 'course.closed',
  verbs: [],
  meaning: 'The course is over: what arrives later is marked late.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    note: { type: 'text', meaning: 'Remark.' },
  },
} as const satisfies EventKind;
