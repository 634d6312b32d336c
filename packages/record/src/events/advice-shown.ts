import type { EventKind } from '../event-kind.ts';

/** Advice was put on the officer's screen. */
export const adviceShown = {
  kind: 'advice.shown',
  verbs: [],
  meaning: "Advice was put on the officer's screen.",
  scope: 'case',
  objects: [],
  basis: 'measured',
  fields: {
    practice: { type: 'text', meaning: 'Practice.', required: true },
    step: { type: 'text', meaning: 'Step.', required: true },
    object: { type: 'text', meaning: 'Object it is about.' },
    form: {
      type: 'choice',
      meaning: 'Form of the advice.',
      required: true,
      choices: ['next', 'departure', 'at-risk'],
    },
  },
} as const satisfies EventKind;
