import type { EventKind } from '../event-kind.ts';

/** A person is questioned. */
export const personInterviewed = {
  kind: 'person.interviewed',
  verbs: ['interview'],
  meaning: 'A person is questioned.',
  scope: 'object',
  objects: [{ role: 'person', type: 'person', required: true }],
  basis: 'declared',
  fields: {
    rights: { type: 'yes-no', meaning: 'Told of rights first.', required: true },
    language: { type: 'text', meaning: 'Language spoken.', required: true },
    interpreter: {
      type: 'choice',
      meaning: 'Interpreter.',
      required: true,
      choices: ['not-needed', 'independent', 'not-independent'],
    },
    recording: { type: 'yes-no', meaning: 'Recorded.', required: true },
    coercion: { type: 'yes-no', meaning: 'Force, threat or trick was used.' },
  },
} as const satisfies EventKind;
