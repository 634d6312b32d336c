import type { EventKind } from '../event-kind.ts';

/** What the officer answered. */
export const courtAnswered = {
  kind: 'court.answered',
  verbs: [],
  meaning: 'What the officer answered.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    question: { type: 'event', meaning: 'Question.', required: true },
    answer: { type: 'text', meaning: 'Answer.', required: true },
  },
} as const satisfies EventKind;
