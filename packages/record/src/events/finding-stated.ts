import type { EventKind } from '../event-kind.ts';

/** A finding: a sentence that rests on something that can be seen again. */
export const findingStated = {
  kind: 'finding.stated',
  verbs: ['find', 'state-finding'],
  meaning: 'A finding: a sentence that rests on something that can be seen again.',
  scope: 'object',
  objects: [
    { role: 'image', type: 'image', required: false },
    { role: 'exhibit', type: 'exhibit', required: false },
  ],
  basis: 'declared',
  fields: {
    question: { type: 'text', meaning: 'Question of the brief it answers.' },
    answer: { type: 'text', meaning: 'The answer in short.' },
    sentence: { type: 'text', meaning: 'The finding in a full sentence.', required: true },
    tool: { type: 'text', meaning: 'Tool and version.' },
    partition: { type: 'integer', meaning: 'Byte offset of the partition in the raw image.', unit: 'bytes' },
    path: { type: 'text', meaning: 'Path in the file system.' },
    entry: { type: 'text', meaning: "The file system's own identity of the file." },
    offset: { type: 'integer', meaning: 'First byte, in the raw image.', unit: 'bytes' },
    length: { type: 'integer', meaning: 'Bytes.', unit: 'bytes' },
    'content-sha256': { type: 'digest', meaning: 'SHA-256 of the bytes seen.' },
  },
} as const satisfies EventKind;
