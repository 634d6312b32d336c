import type { EventKind } from '../event-kind.ts';

/** The stored originals are hashed again and compared with the hashes at import. */
export const mediaChecked = {
  kind: 'media.checked',
  verbs: ['check-media'],
  meaning: 'The stored originals are hashed again and compared with the hashes at import.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    match: { type: 'yes-no', meaning: 'All are equal.', required: true },
  },
} as const satisfies EventKind;
