import type { EventKind } from '../event-kind.ts';

/** An officer explains a departure from a practice. */
export const departureExplained = {
  kind: 'departure.explained',
  verbs: ['explain'],
  meaning: 'An officer explains a departure from a practice.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    practice: { type: 'text', meaning: 'Practice.', required: true },
    step: { type: 'text', meaning: 'Step.' },
    object: { type: 'text', meaning: 'Object it is about.' },
    reason: { type: 'text', meaning: 'Why.', required: true },
    'after-advice': { type: 'yes-no', meaning: 'Written after the advice was shown.' },
  },
} as const satisfies EventKind;
