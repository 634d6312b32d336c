import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** A phrase of a proposed change is disputed and stands in brackets until resolved. */
export const phraseBracketed = {
  kind: 'phrase.bracketed',
  verbs: [],
  meaning: 'A phrase of a proposed change is disputed and stands in brackets until resolved.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    proposal: { type: 'event', meaning: 'Proposed change.', required: true },
    unit: { type: 'text', meaning: 'Part of the practice.', required: true },
    phrase: { type: 'text', meaning: 'Words that are disputed, as they stand there.', required: true },
    alternative: { type: 'text', meaning: 'Words proposed in their place.' },
    reason: { type: 'text', meaning: 'Why.', required: true },
  },
} as const satisfies EventKind;
