import type { EventKind } from '../event-kind.ts';

/** A measure is reported to the court or prosecutor: an urgent one, or the return of a warrant. */
export const courtReported = {
  kind: 'court.reported',
  verbs: ['report-to-court'],
  meaning: 'A measure is reported to the court or prosecutor: an urgent one, or the return of a warrant.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    to: { type: 'text', meaning: 'Court or office.', required: true },
    reference: { type: 'text', meaning: 'Its reference.' },
    contents: { type: 'list', meaning: 'What it states or hands in.' },
  },
} as const satisfies EventKind;
