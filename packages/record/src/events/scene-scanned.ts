import type { EventKind } from '../event-kind.ts';

/** The scene is measured by a three-dimensional scan. */
export const sceneScanned = {
  kind: 'scene.scanned',
  verbs: ['scan-scene'],
  meaning: 'The scene is measured by a three-dimensional scan.',
  scope: 'object',
  objects: [{ role: 'scene', type: 'scene', required: false }],
  basis: 'declared',
  fields: {
    device: { type: 'text', meaning: 'Scanner.' },
    sha256: { type: 'digest', meaning: 'SHA-256 of the scan.' },
  },
} as const satisfies EventKind;
