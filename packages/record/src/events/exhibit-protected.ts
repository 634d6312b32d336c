import type { EventKind } from '../event-kind.ts';

/** A fragile trace is covered or otherwise protected where it lies. */
export const exhibitProtected = {
  kind: 'exhibit.protected',
  verbs: ['protect'],
  meaning: 'A fragile trace is covered or otherwise protected where it lies.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    method: { type: 'text', meaning: 'How.', required: true },
  },
} as const satisfies EventKind;
