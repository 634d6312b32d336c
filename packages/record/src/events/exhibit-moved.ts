import type { EventKind } from '../event-kind.ts';

/** An exhibit is moved. */
export const exhibitMoved = {
  kind: 'exhibit.moved',
  verbs: ['move'],
  meaning: 'An exhibit is moved.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    to: { type: 'text', meaning: 'Where to.' },
    reason: { type: 'text', meaning: 'Why.' },
  },
} as const satisfies EventKind;
