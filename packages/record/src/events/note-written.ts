import type { EventKind } from '../event-kind.ts';

/** A note in the officer's own words. */
export const noteWritten = {
  kind: 'note.written',
  verbs: ['note'],
  meaning: "A note in the officer's own words.",
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    text: { type: 'text', meaning: 'The note.', required: true },
    'late-reason': { type: 'text', meaning: 'Why it is written down late.' },
  },
} as const satisfies EventKind;
