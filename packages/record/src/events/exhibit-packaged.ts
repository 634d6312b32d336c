import type { EventKind } from '../event-kind.ts';

/** An exhibit is put into a container. */
export const exhibitPackaged = {
  kind: 'exhibit.packaged',
  verbs: ['package'],
  meaning: 'An exhibit is put into a container.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    container: {
      type: 'choice',
      meaning: 'Container.',
      required: true,
      choices: [
        'paper-bag',
        'paper-box',
        'envelope',
        'plastic-bag',
        'antistatic-bag',
        'faraday-bag',
        'rigid-box',
        'airtight-can',
        'tube',
      ],
    },
    'package-number': { type: 'text', meaning: 'Number on the package.' },
  },
} as const satisfies EventKind;
