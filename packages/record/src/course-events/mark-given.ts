import type { EventKind } from '../event-kind.ts';

/** An assessor marks one criterion of a rubric. The newest of an assessor, case and criterion stands. */
export const markGiven = {
  kind: 'mark.given',
  verbs: [],
  meaning:
    'An assessor marks one criterion of a rubric. The newest of an assessor, case and criterion stands.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    case: { type: 'text', meaning: 'Stream of the case, or `worked:ID` in calibration.', required: true },
    rubric: { type: 'text', meaning: 'Rubric and version.', required: true },
    criterion: { type: 'text', meaning: 'Criterion, or `global`.', required: true },
    level: { type: 'integer', meaning: 'Level chosen, 0 and up.', required: true, unit: 'count' },
    round: {
      type: 'choice',
      meaning: 'Which marking.',
      required: true,
      choices: ['calibration', 'first', 'second', 'third'],
    },
    events: { type: 'list', meaning: 'Ids of the events it rests on.' },
    note: { type: 'text', meaning: 'Why.' },
  },
} as const satisfies EventKind;
