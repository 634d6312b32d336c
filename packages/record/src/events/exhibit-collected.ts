import type { EventKind } from '../event-kind.ts';

/** An exhibit is taken into custody; its collector is its first holder. */
export const exhibitCollected = {
  kind: 'exhibit.collected',
  verbs: ['collect', 'seize'],
  meaning: 'An exhibit is taken into custody; its collector is its first holder.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    method: { type: 'text', meaning: 'How it was taken.' },
  },
} as const satisfies EventKind;
