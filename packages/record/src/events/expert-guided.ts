import type { EventKind } from '../event-kind.ts';

/** An expert guides the officer from elsewhere. */
export const expertGuided = {
  kind: 'expert.guided',
  verbs: ['record-guidance'],
  meaning: 'An expert guides the officer from elsewhere.',
  scope: 'object',
  objects: [{ role: 'device', type: 'device', required: false }],
  basis: 'declared',
  fields: {
    expert: { type: 'text', meaning: 'Who guided.', required: true },
    channel: { type: 'text', meaning: 'How they spoke.', required: true },
  },
} as const satisfies EventKind;
