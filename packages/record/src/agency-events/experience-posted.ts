import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** What an agency lived through and would do differently, without case data; a newer entry that names it stands in its place. */
export const experiencePosted = {
  kind: 'experience.posted',
  verbs: [],
  meaning:
    'What an agency lived through and would do differently, without case data; a newer entry that names it stands in its place.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    replaces: { type: 'event', meaning: 'Earlier version of the same experience.' },
    language: { type: 'text', meaning: 'Language it is written in.', required: true },
    title: { type: 'text', meaning: 'Title.', required: true },
    situation: { type: 'text', meaning: 'Situation.', required: true },
    done: { type: 'text', meaning: 'What was done.', required: true },
    outcome: {
      type: 'choice',
      meaning: 'How it went.',
      choices: ['went-right', 'went-wrong', 'mixed'],
      required: true,
    },
    result: { type: 'text', meaning: 'What went wrong or right.', required: true },
    change: { type: 'text', meaning: 'What the agency would change.', required: true },
    practices: { type: 'list', meaning: 'Practices it speaks of.' },
  },
} as const satisfies EventKind;
