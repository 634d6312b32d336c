import type { EventKind } from '../event-kind.ts';

/** An officer takes command of the scene over from another. */
export const sceneTakenOver = {
  kind: 'scene.taken-over',
  verbs: ['take-over'],
  meaning: 'An officer takes command of the scene over from another.',
  scope: 'case',
  objects: [{ role: 'scene', type: 'scene', required: false }],
  basis: 'declared',
  fields: {
    from: { type: 'person', meaning: 'Who had command.', required: true },
    state: { type: 'text', meaning: 'State of the scene as found.' },
  },
} as const satisfies EventKind;
