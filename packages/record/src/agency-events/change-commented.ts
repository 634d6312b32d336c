import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** A comment on a proposed change. */
export const changeCommented = {
  kind: 'change.commented',
  verbs: [],
  meaning: 'A comment on a proposed change.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    proposal: { type: 'event', meaning: 'Proposed change.', required: true },
    unit: { type: 'text', meaning: 'Part of the practice it is about.' },
    text: { type: 'text', meaning: 'Comment.', required: true },
    language: { type: 'text', meaning: 'Language it is written in.', required: true },
  },
} as const satisfies EventKind;
