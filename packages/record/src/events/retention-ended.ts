import type { EventKind } from '../event-kind.ts';

/** The duty to keep an exhibit is ended by the authority that may end it. */
export const retentionEnded = {
  kind: 'retention.ended',
  verbs: ['end-retention'],
  meaning: 'The duty to keep an exhibit is ended by the authority that may end it.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    authority: { type: 'text', meaning: 'Who ended it.', required: true },
    reason: { type: 'text', meaning: 'Why.', required: true },
  },
} as const satisfies EventKind;
