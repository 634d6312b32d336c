import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** Cause, remedy and who acts are known for a lesson. */
export const lessonIdentified = {
  kind: 'lesson.identified',
  verbs: [],
  meaning: 'Cause, remedy and who acts are known for a lesson.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    lesson: { type: 'event', meaning: 'Lesson that was observed.', required: true },
    cause: { type: 'text', meaning: 'Cause.', required: true },
    remedy: { type: 'text', meaning: 'Remedy.', required: true },
    actor: { type: 'text', meaning: 'Who acts.', required: true },
    practice: { type: 'text', meaning: 'Practice it may change.' },
  },
} as const satisfies EventKind;
