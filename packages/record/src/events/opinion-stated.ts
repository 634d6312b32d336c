import type { EventKind } from '../event-kind.ts';

/** An expert says how strongly the findings support one proposition against another. */
export const opinionStated = {
  kind: 'opinion.stated',
  verbs: ['state-opinion'],
  meaning: 'An expert says how strongly the findings support one proposition against another.',
  scope: 'case',
  objects: [
    { role: 'image', type: 'image', required: false },
    { role: 'exhibit', type: 'exhibit', required: false },
  ],
  basis: 'declared',
  fields: {
    proposition: { type: 'text', meaning: 'What the findings speak for.', required: true },
    alternative: { type: 'text', meaning: 'What they were weighed against.' },
    strength: {
      type: 'choice',
      meaning: 'Support for the proposition over the alternative.',
      choices: ['neutral', 'weak', 'moderate', 'strong', 'very-strong'],
    },
    basis: { type: 'text', meaning: 'Data or knowledge it rests on.' },
    form: {
      type: 'choice',
      meaning: 'What is expressed.',
      required: true,
      choices: ['support', 'probability-of-guilt'],
    },
  },
} as const satisfies EventKind;
