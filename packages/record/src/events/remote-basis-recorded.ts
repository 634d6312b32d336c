import type { EventKind } from '../event-kind.ts';

/** Where remote data is held and on what basis it may be touched. */
export const remoteBasisRecorded = {
  kind: 'remote.basis-recorded',
  verbs: ['record-remote-basis'],
  meaning: 'Where remote data is held and on what basis it may be touched.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    'held-in': { type: 'text', meaning: 'State where it is held, or unknown.', required: true },
    basis: {
      type: 'choice',
      meaning: 'Basis.',
      required: true,
      choices: ['order', 'consent', 'treaty-request', 'public'],
    },
    reference: { type: 'text', meaning: 'Its reference.' },
  },
} as const satisfies EventKind;
