import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** A person takes the own card down. */
export const contactWithdrawn = {
  kind: 'contact.withdrawn',
  verbs: [],
  meaning: 'A person takes the own card down.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    card: { type: 'event', meaning: 'Card.', required: true },
  },
} as const satisfies EventKind;
