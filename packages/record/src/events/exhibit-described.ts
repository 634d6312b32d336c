import type { EventKind } from '../event-kind.ts';
import { EXHIBIT_KINDS, MATERIALS } from '../exhibit-fields.ts';

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
      choices: EXHIBIT_KINDS,
    },
    material: {
      type: 'choice',
      meaning: 'What it is made of or carries.',
      choices: MATERIALS,
    },
    make: { type: 'text', meaning: 'Maker and model.' },
    serial: { type: 'text', meaning: 'Serial number.' },
    fragile: { type: 'yes-no', meaning: 'It may be lost by weather, traffic or time.' },
    'storage-needs': {
      type: 'choice',
      meaning: 'What storage must provide.',
      choices: ['none', 'cold', 'dry', 'power'],
    },
  },
} as const satisfies EventKind;
