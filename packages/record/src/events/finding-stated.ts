import type { EventKind } from '../event-kind.ts';
import { LOCUS_FIELDS } from '../locus-fields.ts';

/** A finding: a sentence that rests on something that can be seen again. */
export const findingStated = {
  kind: 'finding.stated',
  verbs: ['find', 'state-finding'],
  meaning: 'A finding: a sentence that rests on something that can be seen again.',
  scope: 'object',
  objects: [
    { role: 'image', type: 'image', required: false },
    { role: 'exhibit', type: 'exhibit', required: false },
  ],
  basis: 'declared',
  fields: {
    question: { type: 'text', meaning: 'Question of the brief it answers.' },
    answer: { type: 'text', meaning: 'The answer in short.' },
    sentence: { type: 'text', meaning: 'The finding in a full sentence.', required: true },
    tool: { type: 'text', meaning: 'Tool and version.' },
    ...LOCUS_FIELDS,
    'time-claim': { type: 'yes-no', meaning: 'It says when something happened.' },
    decisive: { type: 'yes-no', meaning: 'The case may turn on it.' },
  },
} as const satisfies EventKind;
