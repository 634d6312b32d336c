import type { EventKind } from '../event-kind.ts';

/** A seal, number, weight or condition that does not agree is reported to the responsible officer. */
export const discrepancyReported = {
  kind: 'discrepancy.reported',
  verbs: ['report-discrepancy'],
  meaning: 'A seal, number, weight or condition that does not agree is reported to the responsible officer.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    what: { type: 'text', meaning: 'What does not agree.', required: true },
    to: { type: 'text', meaning: 'Who was told.', required: true },
  },
} as const satisfies EventKind;
