import type { EventKind } from '../event-kind.ts';

/** How matter outside the authority is kept apart is written down. */
export const filterRecorded = {
  kind: 'filter.recorded',
  verbs: ['record-filter'],
  meaning: 'How matter outside the authority is kept apart is written down.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    protocol: { type: 'text', meaning: 'Who separates, by which rule.', required: true },
  },
} as const satisfies EventKind;
