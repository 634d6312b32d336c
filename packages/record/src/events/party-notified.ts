import type { EventKind } from '../event-kind.ts';

/** An entitled party or counsel is told before a seal is opened, an image made or data selected. */
export const partyNotified = {
  kind: 'party.notified',
  verbs: ['notify'],
  meaning: 'An entitled party or counsel is told before a seal is opened, an image made or data selected.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    party: { type: 'text', meaning: 'Who was told.', required: true },
    about: { type: 'text', meaning: 'What was announced.', required: true },
    present: { type: 'yes-no', meaning: 'The party came.' },
  },
} as const satisfies EventKind;
