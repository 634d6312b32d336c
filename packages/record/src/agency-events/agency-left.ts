import type { EventKind } from '../event-kind.ts';

/** An agency takes part no longer; what it shared stays. */
export const agencyLeft = {
  kind: 'agency.left',
  verbs: [],
  meaning: 'An agency takes part no longer; what it shared stays.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    agency: { type: 'text', meaning: 'Its id here.', required: true },
    reason: { type: 'text', meaning: 'Why.' },
  },
} as const satisfies EventKind;
