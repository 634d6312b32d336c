import type { EventKind } from '../event-kind.ts';

/** Everybody who holds an earlier version is told of the correction. */
export const recipientsNotified = {
  kind: 'recipients.notified',
  verbs: ['notify-recipients'],
  meaning: 'Everybody who holds an earlier version is told of the correction.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    recipients: { type: 'list', meaning: 'Who was told.', required: true },
  },
} as const satisfies EventKind;
