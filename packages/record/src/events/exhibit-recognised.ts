import type { EventKind } from '../event-kind.ts';
import { EXHIBIT_KINDS, MATERIALS } from '../exhibit-fields.ts';

/** Something is recognised as an exhibit and given a marker. */
export const exhibitRecognised = {
  kind: 'exhibit.recognised',
  verbs: ['recognise', 'mark'],
  meaning: 'Something is recognised as an exhibit and given a marker.',
  scope: 'object',
  objects: [],
  creates: ['exhibit'],
  describes: true,
  basis: 'declared',
  fields: {
    number: { type: 'integer', meaning: 'Exhibit number on the marker.', required: true, unit: 'count' },
    description: { type: 'text', meaning: 'What it is.', required: true },
    kind: {
      type: 'choice',
      meaning: 'Kind of exhibit. A phone, storage device or computer is a device too.',
      required: true,
      choices: EXHIBIT_KINDS,
    },
    material: {
      type: 'choice',
      meaning: 'What it is made of or carries.',
      choices: MATERIALS,
    },
    'scene-object': { type: 'text', meaning: 'Object of the training scene this marker stands for.' },
    zone: { type: 'text', meaning: 'Zone of the scene.' },
    'x-mm': { type: 'integer', meaning: "Distance from the plan's left edge.", unit: 'mm' },
    'y-mm': { type: 'integer', meaning: "Distance from the plan's upper edge.", unit: 'mm' },
    fragile: { type: 'yes-no', meaning: 'It may be lost by weather, traffic or time.' },
    'storage-needs': {
      type: 'choice',
      meaning: 'What storage must provide.',
      choices: ['none', 'cold', 'dry', 'power'],
    },
  },
} as const satisfies EventKind;
