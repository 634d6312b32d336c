import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** A change of a practice is proposed: its whole new text. */
export const changeProposed = {
  kind: 'change.proposed',
  verbs: [],
  meaning: 'A change of a practice is proposed: its whole new text.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    practice: { type: 'text', meaning: 'Practice.', required: true },
    base: { type: 'digest', meaning: 'SHA-256 of the text it starts from.', required: true },
    text: { type: 'text', meaning: 'New text, whole.', required: true },
    reason: { type: 'text', meaning: 'Why.', required: true },
    basis: { type: 'text', meaning: 'Science or law behind it.' },
    lesson: { type: 'event', meaning: 'Lesson it comes from.' },
    judged: { type: 'integer', meaning: 'Records it was tried on.', unit: 'count' },
    differs: { type: 'integer', meaning: 'Records it judges differently.', unit: 'count' },
    language: { type: 'text', meaning: 'Language of the reason.', required: true },
  },
} as const satisfies EventKind;
