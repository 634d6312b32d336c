import type { EventKind } from '../event-kind.ts';

/** The scene is released. */
export const sceneReleased = {
  kind: 'scene.released',
  verbs: ['scene-release', 'release-scene'],
  meaning: 'The scene is released.',
  scope: 'case',
  objects: [{ role: 'scene', type: 'scene', required: false }],
  basis: 'declared',
  fields: {
    to: { type: 'text', meaning: 'To whom.' },
  },
} as const satisfies EventKind;
