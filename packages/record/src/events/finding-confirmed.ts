import type { EventKind } from '../event-kind.ts';

/** A finding is reached again with another tool or by another person. */
export const findingConfirmed = {
  kind: 'finding.confirmed',
  verbs: ['confirm-finding'],
  meaning: 'A finding is reached again with another tool or by another person.',
  scope: 'object',
  objects: [{ role: 'image', type: 'image', required: true }],
  basis: 'declared',
  fields: {
    finding: { type: 'event', meaning: 'Finding that is confirmed.', required: true },
    by: { type: 'choice', meaning: 'What differed.', required: true, choices: ['tool', 'person'] },
    agrees: { type: 'yes-no', meaning: 'It came to the same.', required: true },
    tool: { type: 'text', meaning: 'Tool and version.' },
  },
} as const satisfies EventKind;
