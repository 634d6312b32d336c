import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** A practice was changed because of a lesson. */
export const lessonApplied = {
  kind: 'lesson.applied',
  verbs: [],
  meaning: 'A practice was changed because of a lesson.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    lesson: { type: 'event', meaning: 'Lesson that was observed.', required: true },
    proposal: { type: 'event', meaning: 'Change that was accepted.', required: true },
  },
} as const satisfies EventKind;
