import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** One unit of a practice in another language. */
export const unitTranslated = {
  kind: 'unit.translated',
  verbs: [],
  meaning: 'One unit of a practice in another language.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    practice: { type: 'text', meaning: 'Practice.', required: true },
    unit: { type: 'text', meaning: 'Part of the practice.', required: true },
    source: { type: 'digest', meaning: 'SHA-256 of the source unit it translates.', required: true },
    original: {
      type: 'text',
      meaning: 'The source unit as the translator saw it.',
      required: true,
    },
    language: { type: 'text', meaning: 'Language of the translation.', required: true },
    text: { type: 'text', meaning: 'Translation.', required: true },
    drafted: { type: 'choice', meaning: 'Who drafted it.', choices: ['machine', 'person'], required: true },
    previous: { type: 'event', meaning: 'Translation it stands in place of, as the translator saw it.' },
  },
} as const satisfies EventKind;
