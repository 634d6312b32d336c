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
    form: {
      type: 'choice',
      meaning: 'A line, or a control point where no line can be drawn.',
      choices: ['line', 'control-point'],
    },
  },
} as const satisfies EventKind;
