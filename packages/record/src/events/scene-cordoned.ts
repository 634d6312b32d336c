import type { EventKind } from '../event-kind.ts';

/** A cordon with one common approach path is set. */
export const sceneCordoned = {
  kind: 'scene.cordoned',
  verbs: ['cordon'],
  meaning: 'A cordon with one common approach path is set.',
  scope: 'case',
  objects: [{ role: 'scene', type: 'scene', required: false }],
  basis: 'declared',
  fields: {
    path: { type: 'text', meaning: 'Common approach path.' },
  },
} as const satisfies EventKind;
