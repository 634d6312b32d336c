import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** A question to an agency about what it shared. */
export const questionAsked = {
  kind: 'question.asked',
  verbs: [],
  meaning: 'A question to an agency about what it shared.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    about: { type: 'event', meaning: 'What it is about.', required: true },
    language: { type: 'text', meaning: 'Language it is written in.', required: true },
    text: { type: 'text', meaning: 'Question.', required: true },
  },
} as const satisfies EventKind;
