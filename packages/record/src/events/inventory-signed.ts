import type { EventKind } from '../event-kind.ts';

/** The list of things taken is signed by those present. */
export const inventorySigned = {
  kind: 'inventory.signed',
  verbs: ['sign-inventory'],
  meaning: 'The list of things taken is signed by those present.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    parties: { type: 'list', meaning: 'Who signed.', required: true },
    entries: { type: 'integer', meaning: 'Things it lists, one by one.', unit: 'count' },
  },
} as const satisfies EventKind;
