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
    reason: { type: 'text', meaning: 'Why.' },
  },
} as const satisfies EventKind;
