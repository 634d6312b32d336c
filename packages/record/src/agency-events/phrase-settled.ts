import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** A bracket is resolved. */
export const phraseSettled = {
  kind: 'phrase.settled',
  verbs: [],
  meaning: 'A bracket is resolved.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    bracket: { type: 'event', meaning: 'Bracket.', required: true },
    outcome: {
      type: 'choice',
      meaning: 'What was agreed.',
      choices: ['kept', 'replaced', 'removed'],
      required: true,
    },
    words: { type: 'text', meaning: 'Words that stand now.' },
    reason: { type: 'text', meaning: 'Why.', required: true },
  },
} as const satisfies EventKind;
