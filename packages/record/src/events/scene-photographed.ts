import type { EventKind } from '../event-kind.ts';

/** The scene as a whole is photographed. */
export const scenePhotographed = {
  kind: 'scene.photographed',
  verbs: ['photograph-scene'],
  meaning: 'The scene as a whole is photographed.',
  scope: 'object',
  objects: [{ role: 'scene', type: 'scene', required: false }],
  basis: 'declared',
  fields: {
    view: {
      type: 'choice',
      meaning: 'Range of the photograph.',
      required: true,
      choices: ['overall', 'mid-range', 'close-up'],
    },
  },
} as const satisfies EventKind;
