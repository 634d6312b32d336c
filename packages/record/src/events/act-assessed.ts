import type { EventKind } from '../event-kind.ts';

/** An assessor at the scene saw an act, or saw that it was not done. */
export const actAssessed = {
  kind: 'act.assessed',
  verbs: [],
  meaning: 'An assessor at the scene saw an act, or saw that it was not done.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    target: { type: 'event', meaning: 'Act that was recorded.' },
    practice: { type: 'text', meaning: 'Practice it is about.' },
    step: { type: 'text', meaning: 'Step.' },
    object: { type: 'text', meaning: 'Object.' },
    seen: {
      type: 'choice',
      meaning: 'What the assessor saw.',
      required: true,
      choices: ['seen', 'not-seen'],
    },
    note: { type: 'text', meaning: 'Remark.' },
  },
} as const satisfies EventKind;
