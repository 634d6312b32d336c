import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** An exercise the two agencies of a standing exchange both play. */
export const exerciseShared = {
  kind: 'exercise.shared',
  verbs: [],
  meaning: 'An exercise the two agencies of a standing exchange both play.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    twin: { type: 'text', meaning: 'Id of the exchange.', required: true },
    exercise: { type: 'text', meaning: 'Exercise.', required: true },
    version: { type: 'text', meaning: 'Version.', required: true },
    note: { type: 'text', meaning: 'What for.' },
  },
} as const satisfies EventKind;
