import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** An intelligence note from one party to another; never evidence. */
export const noteSent = {
  kind: 'note.sent',
  verbs: [],
  meaning: 'An intelligence note from one party to another; never evidence.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    from: { type: 'text', meaning: 'Party that sends it.', required: true },
    to: { type: 'text', meaning: 'Party it is for.', required: true },
    title: { type: 'text', meaning: 'Title.', required: true },
    facts: { type: 'text', meaning: 'Facts.', required: true },
    source: {
      type: 'choice',
      meaning: 'Reliability of the source, 1 reliable to 4 cannot be judged.',
      choices: ['1', '2', '3', '4'],
      required: true,
    },
    information: {
      type: 'choice',
      meaning: 'Worth of the information, A known to be true to D cannot be judged.',
      choices: ['A', 'B', 'C', 'D'],
      required: true,
    },
    code: {
      type: 'choice',
      meaning: 'Handling code: may be passed on, under conditions, only with leave.',
      choices: ['P', 'C', 'R'],
      required: true,
    },
    conditions: { type: 'text', meaning: 'Conditions.' },
    use: {
      type: 'choice',
      meaning: 'What it may be used for.',
      choices: ['lead-only', 'preserve', 'act-on'],
      required: true,
    },
    control: { type: 'yes-no', meaning: 'The originator decides who else sees it.', required: true },
    channel: {
      type: 'choice',
      meaning: 'Way it goes between forces.',
      choices: ['liaison', 'around-the-clock', 'police-organisation'],
      required: true,
    },
    caveat: {
      type: 'choice',
      meaning: 'What it is worth: intelligence, which proves nothing in court.',
      choices: ['intelligence-only'],
      required: true,
    },
    confidential: { type: 'yes-no', meaning: 'That it was sent is not to be told either.' },
    quotes: { type: 'event', meaning: 'Note of somebody else it passes on, in whole or in part.' },
    answer: { type: 'time', meaning: 'Answer is asked for by this time.' },
    language: { type: 'text', meaning: 'Language it is written in.', required: true },
  },
} as const satisfies EventKind;
