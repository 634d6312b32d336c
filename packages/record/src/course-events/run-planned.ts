import type { EventKind } from '../event-kind.ts';

/** Teams will play one version of an exercise or activity. The newest of a run stands. */
export const runPlanned = {
  kind: 'run.planned',
  verbs: [],
  meaning: 'Teams will play one version of an exercise or activity. The newest of a run stands.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    run: { type: 'text', meaning: 'Run.', required: true },
    plays: { type: 'text', meaning: '`exercise:ID` or `activity:ID`.', required: true },
    version: { type: 'text', meaning: 'Version.', required: true },
    teams: { type: 'list', meaning: 'Teams.', required: true },
    starts: { type: 'time', meaning: 'Planned begin.', required: true },
    ends: { type: 'time', meaning: 'Planned end.', required: true },
    session: { type: 'text', meaning: 'Session it belongs to.' },
    markers: {
      type: 'integer',
      meaning: 'Independent markers a criterion needs; none: as its rubric says.',
      unit: 'count',
    },
    tolerance: {
      type: 'integer',
      meaning: 'Levels two markers may be apart before a third marks; none: as its rubric says.',
      unit: 'count',
    },
    calibration: {
      type: 'integer',
      meaning: 'Percent of worked criteria an assessor must mark as the expert did before marking here.',
      unit: 'count',
    },
    assessed: { type: 'yes-no', meaning: 'The result counts for the certificate.' },
  },
} as const satisfies EventKind;
