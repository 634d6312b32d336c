import type { EventKind } from '../event-kind.ts';

/** An officer or expert gives evidence. */
export const testimonyGiven = {
  kind: 'testimony.given',
  verbs: ['testify'],
  meaning: 'An officer or expert gives evidence.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    topic: { type: 'text', meaning: 'Field of knowledge asked about.', required: true },
    limits: { type: 'text', meaning: 'Limits stated.' },
    corrections: { type: 'text', meaning: 'Errors corrected, or none.' },
  },
} as const satisfies EventKind;
