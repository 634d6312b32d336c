import type { EventKind } from '../event-kind.ts';

/** An image is hashed. */
export const imageHashed = {
  kind: 'image.hashed',
  verbs: ['hash'],
  meaning: 'An image is hashed.',
  scope: 'object',
  objects: [{ role: 'image', type: 'image', required: true }],
  basis: 'measured',
  fields: {
    algorithm: {
      type: 'choice',
      meaning: 'Algorithm.',
      required: true,
      choices: ['MD5', 'SHA-1', 'SHA-256', 'SHA-512'],
    },
    value: { type: 'text', meaning: 'Digest, hexadecimal.', required: true },
  },
} as const satisfies EventKind;
