import type { EventKind } from '../event-kind.ts';

/** An exhibit is photographed where it lies. */
export const exhibitPhotographed = {
  kind: 'exhibit.photographed',
  verbs: ['photograph'],
  meaning: 'An exhibit is photographed where it lies.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    view: {
      type: 'choice',
      meaning: 'Range of the photograph.',
      required: true,
      choices: ['overall', 'mid-range', 'close-up'],
    },
    scale: { type: 'yes-no', meaning: 'A scale is in the picture.', required: true },
    present: { type: 'list', meaning: 'Who was present.' },
  },
} as const satisfies EventKind;
