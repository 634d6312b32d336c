import type { EventKind } from '../event-kind.ts';

/** Pieces are counted. */
export const exhibitCounted = {
  kind: 'exhibit.counted',
  verbs: ['count'],
  meaning: 'Pieces are counted.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    pieces: { type: 'integer', meaning: 'Number of pieces.', required: true, unit: 'count' },
  },
} as const satisfies EventKind;
