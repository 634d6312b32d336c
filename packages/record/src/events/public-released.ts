import type { EventKind } from '../event-kind.ts';

/** Something about the case is made public. */
export const publicReleased = {
  kind: 'public.released',
  verbs: ['release-publicly'],
  meaning: 'Something about the case is made public.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    what: { type: 'text', meaning: 'What.', required: true },
    'approved-by': { type: 'text', meaning: 'Who approved it.' },
    reference: { type: 'text', meaning: 'Reference of the approval.' },
  },
} as const satisfies EventKind;
