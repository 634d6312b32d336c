import type { EventKind } from '../event-kind.ts';

/** The trainer put something into the exercise. */
export const injectDelivered = {
  kind: 'inject.delivered',
  verbs: [],
  meaning: 'The trainer put something into the exercise.',
  scope: 'case',
  objects: [],
  basis: 'measured',
  fields: {
    inject: { type: 'text', meaning: 'Inject.', required: true },
    message: { type: 'text', meaning: 'What was said.' },
  },
} as const satisfies EventKind;
