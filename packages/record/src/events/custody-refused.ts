import type { EventKind } from '../event-kind.ts';

/** The receiver does not take the exhibit. */
export const custodyRefused = {
  kind: 'custody.refused',
  verbs: ['refuse'],
  meaning: 'The receiver does not take the exhibit.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    reason: { type: 'text', meaning: 'Why.', required: true },
  },
} as const satisfies EventKind;
