import type { EventKind } from '../event-kind.ts';

/** A control, reference or elimination sample is taken for a group of traces. */
export const controlSampleTaken = {
  kind: 'control-sample.taken',
  verbs: ['take-control-sample'],
  meaning: 'A control, reference or elimination sample is taken for a group of traces.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    purpose: {
      type: 'choice',
      meaning: 'What it is for.',
      required: true,
      choices: ['control', 'reference', 'elimination'],
    },
    place: { type: 'text', meaning: 'Where it was taken.' },
  },
} as const satisfies EventKind;
