import type { EventKind } from '../event-kind.ts';

/** The team arrives at the scene. */
export const sceneArrived = {
  kind: 'scene.arrived',
  verbs: ['arrive'],
  meaning: 'The team arrives at the scene.',
  scope: 'case',
  objects: [{ role: 'scene', type: 'scene', required: false }],
  basis: 'declared',
  fields: {},
} as const satisfies EventKind;
