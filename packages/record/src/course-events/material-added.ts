import type { EventKind } from '../event-kind.ts';

/** Hand-outs of a session; the bytes are attached. */
export const materialAdded = {
  kind: 'material.added',
  verbs: [],
  meaning: 'Hand-outs of a session; the bytes are attached.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    session: { type: 'text', meaning: 'Session; none: the whole course.' },
    title: { type: 'text', meaning: 'Title.', required: true },
    language: { type: 'text', meaning: 'Language code.' },
  },
} as const satisfies EventKind;
