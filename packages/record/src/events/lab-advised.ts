import type { EventKind } from '../event-kind.ts';

/** The laboratory gives advice that changes what is collected. */
export const labAdvised = {
  kind: 'lab.advised',
  verbs: ['record-lab-advice'],
  meaning: 'The laboratory gives advice that changes what is collected.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: false }],
  basis: 'declared',
  fields: {
    from: { type: 'text', meaning: 'Who advised.', required: true },
    advice: { type: 'text', meaning: 'What was advised.', required: true },
  },
} as const satisfies EventKind;
