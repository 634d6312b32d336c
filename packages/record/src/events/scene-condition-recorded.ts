import type { EventKind } from '../event-kind.ts';

/** What was changed before the team came, and the state found; none is an answer too. */
export const sceneConditionRecorded = {
  kind: 'scene.condition-recorded',
  verbs: ['record-condition'],
  meaning: 'What was changed before the team came, and the state found; none is an answer too.',
  scope: 'case',
  objects: [{ role: 'scene', type: 'scene', required: false }],
  basis: 'declared',
  fields: {
    altered: {
      type: 'text',
      meaning: 'What others had changed: doors, lights, moved things; or none.',
      required: true,
    },
    weather: { type: 'text', meaning: 'Weather, light, temperature, smell.' },
  },
} as const satisfies EventKind;
