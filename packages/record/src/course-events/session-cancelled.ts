import type { EventKind } from '../event-kind.ts';

/** A planned session does not take place. */
export const sessionCancelled = {
  kind: 'session.cancelled',
  verbs: [],
  meaning: 'A planned session does not take place.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    session: { type: 'text', meaning: 'Session.', required: true },
    reason: { type: 'text', meaning: 'Why.', required: true },
  },
} as const satisfies EventKind;
