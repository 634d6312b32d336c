import type { EventKind } from '../event-kind.ts';

/** Aims, alternative explanations and sequence are written down. */
export const planWritten = {
  kind: 'plan.written',
  verbs: ['plan'],
  meaning: 'Aims, alternative explanations and sequence are written down.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    questions: { type: 'text', meaning: 'What is to be answered.', required: true },
    alternatives: {
      type: 'integer',
      meaning: 'Alternative explanations considered.',
      required: true,
      unit: 'count',
    },
    zones: { type: 'list', meaning: 'Zones to be searched.' },
  },
} as const satisfies EventKind;
