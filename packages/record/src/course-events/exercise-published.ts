import type { EventKind } from '../event-kind.ts';

/** A version of an exercise that is never changed again; its file is attached. */
export const exercisePublished = {
  kind: 'exercise.published',
  verbs: [],
  meaning: 'A version of an exercise that is never changed again; its file is attached.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    exercise: { type: 'text', meaning: 'Exercise.', required: true },
    version: { type: 'text', meaning: 'Version.', required: true },
    digest: { type: 'digest', meaning: 'SHA-256 of the exercise file.', required: true },
  },
} as const satisfies EventKind;
