import type { EventKind } from '../event-kind.ts';

/** Somebody else checks the work before it leaves. */
export const reviewDone = {
  kind: 'review.done',
  verbs: ['review'],
  meaning: 'Somebody else checks the work before it leaves.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    kind: {
      type: 'choice',
      meaning: 'What was reviewed.',
      required: true,
      choices: ['technical', 'administrative', 'case-file'],
    },
    outcome: { type: 'choice', meaning: 'Outcome.', required: true, choices: ['agreed', 'changes-asked'] },
  },
} as const satisfies EventKind;
