import type { EventKind } from '../event-kind.ts';

/** A report leaves the unit. */
export const reportIssued = {
  kind: 'report.issued',
  verbs: ['issue-report'],
  meaning: 'A report leaves the unit.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    title: { type: 'text', meaning: 'Title.', required: true },
    version: { type: 'integer', meaning: 'Version.', required: true, unit: 'count' },
    preliminary: { type: 'yes-no', meaning: 'Labelled preliminary.', required: true },
    limits: { type: 'text', meaning: 'Limits, uncertainty and negative results.' },
    departures: { type: 'list', meaning: 'Open departures it states, as practice or practice/step.' },
    digest: { type: 'digest', meaning: 'SHA-256 of the report.' },
    recipients: { type: 'list', meaning: 'Who received it.' },
  },
} as const satisfies EventKind;
