import type { FieldSpec } from './event-kind.ts';

/** Where in an image something is, so that another person can look at the same bytes (settled question 10). */
export const LOCUS_FIELDS = {
  partition: { type: 'integer', meaning: 'Byte offset of the partition in the raw image.', unit: 'bytes' },
  path: { type: 'text', meaning: 'Path in the file system.' },
  entry: { type: 'text', meaning: "The file system's own identity of the file." },
  offset: { type: 'integer', meaning: 'First byte, in the raw image.', unit: 'bytes' },
  length: { type: 'integer', meaning: 'Bytes.', unit: 'bytes' },
  'content-sha256': { type: 'digest', meaning: 'SHA-256 of the bytes seen.' },
} as const satisfies Readonly<Record<string, FieldSpec>>;
