import type { EventKind } from '../event-kind.ts';

/** Original photographs or recordings are taken from a device and hashed. */
export const mediaImported = {
  kind: 'media.imported',
  verbs: ['import-media'],
  meaning: 'Original photographs or recordings are taken from a device and hashed.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    sha256: { type: 'digest', meaning: 'SHA-256 of the original.', required: true },
    device: { type: 'text', meaning: 'Camera or recorder.' },
  },
} as const satisfies EventKind;
