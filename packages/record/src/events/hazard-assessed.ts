import type { EventKind } from '../event-kind.ts';

/** Hazards of the scene are assessed. */
export const hazardAssessed = {
  kind: 'hazard.assessed',
  verbs: ['assess-hazard'],
  meaning: 'Hazards of the scene are assessed.',
  scope: 'case',
  objects: [{ role: 'scene', type: 'scene', required: false }],
  basis: 'declared',
  fields: {
    result: { type: 'text', meaning: 'What was found, or none.', required: true },
    entry: { type: 'choice', meaning: 'Whether the scene may be entered.', choices: ['safe', 'unsafe'] },
  },
} as const satisfies EventKind;
