import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** The originator of a note lets it go to a further party. */
export const noteReleased = {
  kind: 'note.released',
  verbs: [],
  meaning: 'The originator of a note lets it go to a further party.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    note: { type: 'event', meaning: 'Note under originator control.', required: true },
    to: { type: 'text', meaning: 'Party that may see it now.', required: true },
    conditions: { type: 'text', meaning: 'Conditions.' },
  },
} as const satisfies EventKind;
