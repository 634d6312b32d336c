import type { EventKind } from '../event-kind.ts';

/** A component of a score is set by a person, with a reason. */
export const scoreChanged = {
  kind: 'score.changed',
  verbs: [],
  meaning: 'A component of a score is set by a person, with a reason.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    case: { type: 'text', meaning: 'Stream of the case.', required: true },
    component: { type: 'text', meaning: 'Component.', required: true },
    points: { type: 'integer', meaning: 'New points, in hundredths.', required: true, unit: 'count' },
    reason: { type: 'text', meaning: 'Why.', required: true },
    appeal: { type: 'event', meaning: 'Appeal it answers.' },
  },
} as const satisfies EventKind;
