import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** A note was received and will be worked on. */
export const noteAccepted = {
  kind: 'note.accepted',
  verbs: [],
  meaning: 'A note was received and will be worked on.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    note: { type: 'event', meaning: 'Note.', required: true },
    party: { type: 'text', meaning: 'Party that accepts it.', required: true },
  },
} as const satisfies EventKind;
