import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** A note is refused, with reasons. */
export const noteRefused = {
  kind: 'note.refused',
  verbs: [],
  meaning: 'A note is refused, with reasons.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    note: { type: 'event', meaning: 'Note.', required: true },
    party: { type: 'text', meaning: 'Party that refuses.', required: true },
    reason: {
      type: 'choice',
      meaning: 'Ground.',
      choices: [
        'no-legal-basis',
        'out-of-scope',
        'not-enough-facts',
        'originator-control',
        'pending-case',
        'other',
      ],
      required: true,
    },
    text: { type: 'text', meaning: 'Reasons in words.', required: true },
    language: { type: 'text', meaning: 'Language of the reasons.', required: true },
  },
} as const satisfies EventKind;
