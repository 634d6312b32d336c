import type { EventKind } from '../event-kind.ts';

/** A step of an examination: a search, an opening, an export, a setting. */
export const imageExamined = {
  kind: 'image.examined',
  verbs: ['examine'],
  meaning: 'A step of an examination: a search, an opening, an export, a setting.',
  scope: 'object',
  objects: [{ role: 'image', type: 'image', required: true }],
  basis: 'measured',
  fields: {
    action: {
      type: 'choice',
      meaning: 'Step.',
      required: true,
      choices: ['list', 'open', 'search', 'export', 'recover', 'raw', 'setting'],
    },
    target: { type: 'text', meaning: 'What it was done to.' },
    source: { type: 'choice', meaning: 'Original or copy.', choices: ['original', 'copy'] },
    tool: { type: 'text', meaning: 'Tool and version.' },
    partition: { type: 'integer', meaning: 'Byte offset of the partition in the raw image.', unit: 'bytes' },
    path: { type: 'text', meaning: 'Path in the file system.' },
    entry: { type: 'text', meaning: "The file system's own identity of the file." },
    offset: { type: 'integer', meaning: 'First byte, in the raw image.', unit: 'bytes' },
    length: { type: 'integer', meaning: 'Bytes.', unit: 'bytes' },
    'content-sha256': { type: 'digest', meaning: 'SHA-256 of the bytes seen.' },
  },
} as const satisfies EventKind;
