import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** A note is answered. */
export const noteAnswered = {
  kind: 'note.answered',
  verbs: [],
  meaning: 'A note is answered.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    note: { type: 'event', meaning: 'Note.', required: true },
    party: { type: 'text', meaning: 'Party that answers.', required: true },
    text: { type: 'text', meaning: 'Answer.', required: true },
    language: { type: 'text', meaning: 'Language it is written in.', required: true },
  },
} as const satisfies EventKind;
