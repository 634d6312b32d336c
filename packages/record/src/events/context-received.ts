import type { EventKind } from '../event-kind.ts';

/** Somebody tells the examiner about the case. */
export const contextReceived = {
  kind: 'context.received',
  verbs: ['receive-context'],
  meaning: 'Somebody tells the examiner about the case.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    what: { type: 'text', meaning: 'What kind of information.', required: true },
    relevance: {
      type: 'choice',
      meaning: 'Relevant to the question asked.',
      required: true,
      choices: ['relevant', 'irrelevant'],
    },
    from: { type: 'text', meaning: 'Who told.' },
  },
} as const satisfies EventKind;
