import type { EventKind } from '../event-kind.ts';

/** An exhibit is put into store. */
export const custodyStored = {
  kind: 'custody.stored',
  verbs: ['store'],
  meaning: 'An exhibit is put into store.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    place: { type: 'text', meaning: 'Where.', required: true },
  },
} as const satisfies EventKind;
