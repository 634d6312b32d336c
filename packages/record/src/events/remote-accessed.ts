import type { EventKind } from '../event-kind.ts';

/** Data held elsewhere is opened. */
export const remoteAccessed = {
  kind: 'remote.accessed',
  verbs: ['access-remote'],
  meaning: 'Data held elsewhere is opened.',
  scope: 'case',
  objects: [{ role: 'device', type: 'device', required: false }],
  basis: 'declared',
  fields: {
    what: { type: 'text', meaning: 'Account or service.', required: true },
  },
} as const satisfies EventKind;
