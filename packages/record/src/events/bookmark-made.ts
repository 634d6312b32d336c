import type { EventKind } from '../event-kind.ts';
import { LOCUS_FIELDS } from '../locus-fields.ts';

/** A selection in an image is kept. */
export const bookmarkMade = {
  kind: 'bookmark.made',
  verbs: ['bookmark'],
  meaning: 'A selection in an image is kept.',
  scope: 'object',
  objects: [{ role: 'image', type: 'image', required: true }],
  basis: 'declared',
  fields: {
    title: { type: 'text', meaning: 'What it is.' },
    ...LOCUS_FIELDS,
  },
} as const satisfies EventKind;
