import type { EventKind } from '../event-kind.ts';

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
    partition: { type: 'integer', meaning: 'Byte offset of the partition in the raw image.', unit: 'bytes' },
    path: { type: 'text', meaning: 'Path in the file system.' },
    entry: { type: 'text', meaning: "The file system's own identity of the file." },
    offset: { type: 'integer', meaning: 'First byte, in the raw image.', unit: 'bytes' },
    length: { type: 'integer', meaning: 'Bytes.', unit: 'bytes' },
    'content-sha256': { type: 'digest', meaning: 'SHA-256 of the bytes seen.' },
  },
} as const satisfies EventKind;
