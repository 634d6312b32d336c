import type { EventKind } from '../event-kind.ts';

/** Something at the scene has become dangerous. */
export const hazardReported = {
  kind: 'hazard.reported',
  verbs: ['report-hazard'],
  meaning: 'Something at the scene has become dangerous.',
  scope: 'case',
  objects: [{ role: 'scene', type: 'scene', required: false }],
  basis: 'declared',
  fields: {
    what: { type: 'text', meaning: 'What is dangerous.', required: true },
  },
} as const satisfies EventKind;
