import type { EventKind } from '../event-kind.ts';

/** An exhibit leaves storage. */
export const custodyWithdrawn = {
  kind: 'custody.withdrawn',
  verbs: ['withdraw'],
  meaning: 'An exhibit leaves storage.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    purpose: { type: 'text', meaning: 'What for.', required: true },
    due: { type: 'time', meaning: 'When it is due back.' },
  },
} as const satisfies EventKind;
