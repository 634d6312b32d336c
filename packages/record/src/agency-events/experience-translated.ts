import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** An experience in another language. */
export const experienceTranslated = {
  kind: 'experience.translated',
  verbs: [],
  meaning: 'An experience in another language.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    experience: { type: 'event', meaning: 'Experience.', required: true },
    language: { type: 'text', meaning: 'Language of the translation.', required: true },
    drafted: { type: 'choice', meaning: 'Who drafted it.', choices: ['machine', 'person'], required: true },
    title: { type: 'text', meaning: 'Title.', required: true },
    situation: { type: 'text', meaning: 'Situation.', required: true },
    done: { type: 'text', meaning: 'What was done.', required: true },
    result: { type: 'text', meaning: 'What went wrong or right.', required: true },
    change: { type: 'text', meaning: 'What the agency would change.', required: true },
  },
} as const satisfies EventKind;
