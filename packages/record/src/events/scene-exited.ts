import type { EventKind } from '../event-kind.ts';

/** An officer leaves the scene. */
export const sceneExited = {
  kind: 'scene.exited',
  verbs: ['exit'],
  meaning: 'An officer leaves the scene.',
  scope: 'object',
  objects: [{ role: 'scene', type: 'scene', required: false }],
  basis: 'declared',
  fields: {},
} as const satisfies EventKind;
