import type { EventKind } from '../event-kind.ts';

/** The hash of an image is compared with the one recorded. */
export const imageVerified = {
  kind: 'image.verified',
  verbs: ['verify'],
  meaning: 'The hash of an image is compared with the one recorded.',
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
    match: { type: 'yes-no', meaning: 'It equals the recorded one.', required: true },
  },
} as const satisfies EventKind;
