import type { EventKind } from '../event-kind.ts';

/** A field test is made; it indicates, it never identifies. */
export const exhibitFieldTested = {
  kind: 'exhibit.field-tested',
  verbs: ['field-test'],
  meaning: 'A field test is made; it indicates, it never identifies.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    result: {
      type: 'choice',
      meaning: 'Outcome.',
      required: true,
      choices: ['indicative', 'negative', 'inconclusive'],
    },
    remainder: { type: 'yes-no', meaning: 'Enough is left for the laboratory.' },
  },
} as const satisfies EventKind;
