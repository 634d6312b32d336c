import type { EventKind } from '../event-kind.ts';

/** An officer asks whoever may excuse a practice to do so. */
export const waiverRequested = {
  kind: 'waiver.requested',
  verbs: ['ask-waiver'],
  meaning: 'An officer asks whoever may excuse a practice to do so.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    practice: { type: 'text', meaning: 'Practice.', required: true },
    step: { type: 'text', meaning: 'Step.' },
    object: { type: 'text', meaning: 'Object.' },
    reason: { type: 'text', meaning: 'Why.', required: true },
  },
} as const satisfies EventKind;
