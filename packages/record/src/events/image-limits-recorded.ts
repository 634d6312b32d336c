import type { EventKind } from '../event-kind.ts';

/** What could not be read or compared is written down. */
export const imageLimitsRecorded = {
  kind: 'image.limits-recorded',
  verbs: ['record-limits'],
  meaning: 'What could not be read or compared is written down.',
  scope: 'object',
  objects: [{ role: 'image', type: 'image', required: true }],
  basis: 'declared',
  fields: {
    'unread-sectors': {
      type: 'integer',
      meaning: 'Sectors that could not be read.',
      required: true,
      unit: 'count',
    },
    reason: { type: 'text', meaning: 'Why.', required: true },
  },
} as const satisfies EventKind;
