import type { EventKind } from '../event-kind.ts';

/** An exhibit is destroyed, returned or forfeited for good. */
export const exhibitDisposed = {
  kind: 'exhibit.disposed',
  verbs: ['dispose'],
  meaning: 'An exhibit is destroyed, returned or forfeited for good.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    method: {
      type: 'choice',
      meaning: 'How.',
      required: true,
      choices: ['destroyed', 'returned', 'forfeited'],
    },
    authority: { type: 'text', meaning: 'On whose order.' },
  },
} as const satisfies EventKind;
