import type { EventKind } from '../event-kind.ts';

/** A copy of the list of things taken is handed to somebody. */
export const inventoryGiven = {
  kind: 'inventory.given',
  verbs: ['give-inventory'],
  meaning: 'A copy of the list of things taken is handed to somebody.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    to: { type: 'text', meaning: 'Who received it.', required: true },
  },
} as const satisfies EventKind;
