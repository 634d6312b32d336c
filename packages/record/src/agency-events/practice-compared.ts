import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** How an agency does what an experience tells of. */
export const practiceCompared = {
  kind: 'practice.compared',
  verbs: [],
  meaning: 'How an agency does what an experience tells of.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    experience: { type: 'event', meaning: 'Experience.', required: true },
    same: {
      type: 'choice',
      meaning: 'How near the own practice is.',
      choices: ['same', 'similar', 'different', 'none'],
      required: true,
    },
    practice: { type: 'text', meaning: 'Practice that says it.' },
    note: { type: 'text', meaning: 'How it is done here.', required: true },
    language: { type: 'text', meaning: 'Language of the note.', required: true },
  },
} as const satisfies EventKind;
