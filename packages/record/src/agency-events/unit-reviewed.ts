import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** A translation was read by somebody who knows language and trade. */
export const unitReviewed = {
  kind: 'unit.reviewed',
  verbs: [],
  meaning: 'A translation was read by somebody who knows language and trade.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    translation: { type: 'event', meaning: 'Translation.', required: true },
    outcome: {
      type: 'choice',
      meaning: 'What the reviewer says.',
      choices: ['reviewed', 'sent-back'],
      required: true,
    },
    note: { type: 'text', meaning: 'Remarks.' },
  },
} as const satisfies EventKind;
