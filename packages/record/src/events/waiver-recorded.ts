import type { EventKind } from '../event-kind.ts';

/** A requirement is waived, with a reason. */
export const waiverRecorded = {
  kind: 'waiver.recorded',
  verbs: ['waive'],
  meaning: 'A requirement is waived, with a reason.',
  scope: 'object',
  objects: [
    { role: 'device', type: 'device', required: false },
    { role: 'exhibit', type: 'exhibit', required: false },
  ],
  basis: 'declared',
  fields: {
    practice: { type: 'text', meaning: 'Practice.' },
    step: { type: 'text', meaning: 'Step; without it, every step of the practice.' },
    object: { type: 'text', meaning: 'Object it is about, where that is no exhibit or device.' },
    request: { type: 'event', meaning: 'The request it grants.' },
    reason: { type: 'text', meaning: 'Why.' },
  },
} as const satisfies EventKind;
