import type { EventKind } from '../event-kind.ts';

/** A sketch with measurements from fixed points is made. */
export const sceneSketched = {
  kind: 'scene.sketched',
  verbs: ['sketch'],
  meaning: 'A sketch with measurements from fixed points is made.',
  scope: 'object',
  objects: [{ role: 'scene', type: 'scene', required: false }],
  basis: 'declared',
  fields: {
    'fixed-points': { type: 'integer', meaning: 'Fixed points measured from.', unit: 'count' },
  },
} as const satisfies EventKind;
