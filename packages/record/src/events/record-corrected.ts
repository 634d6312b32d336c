import type { EventKind } from '../event-kind.ts';

/** A field of an earlier event is corrected; both values stay. */
export const recordCorrected = {
  kind: 'record.corrected',
  verbs: ['correct'],
  meaning: 'A field of an earlier event is corrected; both values stay.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    target: { type: 'event', meaning: 'Event that is corrected.', required: true },
    path: { type: 'text', meaning: 'Field that is corrected.', required: true },
    value: { type: 'text', meaning: 'What it should say.', required: true },
    reason: { type: 'text', meaning: 'Why.', required: true },
  },
} as const satisfies EventKind;
