import type { EventKind } from '../event-kind.ts';

/** A person leaves the course; what was recorded stays. */
export const personWithdrawn = {
  kind: 'person.withdrawn',
  verbs: [],
  meaning: 'A person leaves the course; what was recorded stays.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    account: { type: 'text', meaning: 'Account.', required: true },
    reason: { type: 'text', meaning: 'Why.' },
  },
} as const satisfies EventKind;
