import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** An answer to a question. */
export const questionAnswered = {
  kind: 'question.answered',
  verbs: [],
  meaning: 'An answer to a question.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    question: { type: 'event', meaning: 'Question.', required: true },
    language: { type: 'text', meaning: 'Language it is written in.', required: true },
    text: { type: 'text', meaning: 'Answer.', required: true },
  },
} as const satisfies EventKind;
