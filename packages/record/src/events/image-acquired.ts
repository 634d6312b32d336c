import type { EventKind } from '../event-kind.ts';

/** A forensic copy of a device is made. */
export const imageAcquired = {
  kind: 'image.acquired',
  verbs: ['acquire'],
  meaning: 'A forensic copy of a device is made.',
  scope: 'object',
  objects: [{ role: 'device', type: 'device', required: true }],
  creates: ['image'],
  basis: 'declared',
  fields: {
    sha256: { type: 'digest', meaning: 'SHA-256 of the raw image.', required: true },
    size: { type: 'integer', meaning: 'Size of the raw image.', unit: 'bytes' },
    format: { type: 'choice', meaning: 'Container.', choices: ['raw', 'split-raw', 'e01'] },
    tool: { type: 'text', meaning: 'Tool and version.' },
    selection: {
      type: 'choice',
      meaning: 'All of the medium, or the part that relates to the offence.',
      choices: ['whole', 'related-part'],
    },
    'selection-reason': { type: 'text', meaning: 'Why the whole medium was needed.' },
  },
} as const satisfies EventKind;
