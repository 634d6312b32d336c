import type { EventKind } from '../event-kind.ts';

/** Make, model, serial number or what was not visible at first. */
export const exhibitDescribed = {
  kind: 'exhibit.described',
  verbs: ['describe'],
  meaning: 'Make, model, serial number or what was not visible at first.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  describes: true,
  basis: 'declared',
  fields: {
    kind: {
      type: 'choice',
      meaning: 'Kind of exhibit.',
      choices: [
        'packet',
        'tape',
        'footwear-mark',
        'scales',
        'document',
        'phone',
        'storage-device',
        'computer',
        'drugs',
        'cash',
        'firearm',
        'tool',
        'clothing',
        'other',
      ],
    },
    material: {
      type: 'choice',
      meaning: 'What it is made of or carries.',
      choices: [
        'biological',
        'powder',
        'paper',
        'metal',
        'plastic',
        'electronic',
        'trace',
        'textile',
        'other',
      ],
    },
    make: { type: 'text', meaning: 'Maker and model.' },
    serial: { type: 'text', meaning: 'Serial number.' },
  },
} as const satisfies EventKind;
