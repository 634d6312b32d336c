import type { EventKind } from '../event-kind.ts';

/** An officer enters the scene. */
export const sceneEntered = {
  kind: 'scene.entered',
  verbs: ['enter'],
  meaning: 'An officer enters the scene.',
  scope: 'object',
  objects: [
    { role: 'scene', type: 'scene', required: false },
    { role: 'search', type: 'search', required: false },
  ],
  basis: 'declared',
  fields: {
    purpose: { type: 'text', meaning: 'Why.' },
    'protective-clothing': { type: 'yes-no', meaning: 'Protective clothing worn.' },
  },
} as const satisfies EventKind;
