import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** An exercise has shown whether the changed practice works. */
export const lessonValidated = {
  kind: 'lesson.validated',
  verbs: [],
  meaning: 'An exercise has shown whether the changed practice works.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    lesson: { type: 'event', meaning: 'Lesson that was observed.', required: true },
    exercise: { type: 'text', meaning: 'Exercise.', required: true },
    outcome: {
      type: 'choice',
      meaning: 'What it showed.',
      choices: ['works', 'does-not-work', 'undecided'],
      required: true,
    },
    note: { type: 'text', meaning: 'What was seen.' },
  },
} as const satisfies EventKind;
