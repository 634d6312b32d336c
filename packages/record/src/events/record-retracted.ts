import type { EventKind } from '../event-kind.ts';

/** An earlier event is withdrawn; it stays readable. */
export const recordRetracted = {
  kind: 'record.retracted',
  verbs: ['retract'],
  meaning: 'An earlier event is withdrawn; it stays readable.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    target: { type: 'event', meaning: 'Event that is withdrawn.', required: true },
    reason: { type: 'text', meaning: 'Why.', required: true },
  },
} as const satisfies EventKind;
