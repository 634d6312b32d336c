import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** An agency agrees with a lesson as it was identified. */
export const lessonAgreed = {
  kind: 'lesson.agreed',
  verbs: [],
  meaning: 'An agency agrees with a lesson as it was identified.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    lesson: { type: 'event', meaning: 'Lesson that was observed.', required: true },
  },
} as const satisfies EventKind;
