import type { EventKind } from '../event-kind.ts';

/** Command of the scene passes on. */
export const sceneHandedOver = {
  kind: 'scene.handed-over',
  verbs: ['hand-over'],
  meaning: 'Command of the scene passes on.',
  scope: 'case',
  objects: [{ role: 'scene', type: 'scene', required: false }],
  basis: 'declared',
  fields: {
    to: { type: 'person', meaning: 'Who takes over.', required: true },
    state: { type: 'text', meaning: 'State of the scene.' },
  },
} as const satisfies EventKind;
