import type { EventKind } from '../event-kind.ts';

/** A new version of a report replaces the former one. */
export const reportAmended = {
  kind: 'report.amended',
  verbs: ['amend-report'],
  meaning: 'A new version of a report replaces the former one.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    version: { type: 'integer', meaning: 'New version.', required: true, unit: 'count' },
    reason: { type: 'text', meaning: 'Why.' },
    digest: { type: 'digest', meaning: 'SHA-256 of the report.' },
  },
} as const satisfies EventKind;
