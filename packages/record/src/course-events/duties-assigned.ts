import type { EventKind } from '../event-kind.ts';

/** Who does what in one run; duties rotate between runs. */
export const dutiesAssigned = {
  kind: 'duties.assigned',
  verbs: [],
  meaning: 'Who does what in one run; duties rotate between runs.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    run: { type: 'text', meaning: 'Run.', required: true },
    team: { type: 'text', meaning: 'Team.', required: true },
    duties: { type: 'list', meaning: '`account=duty`, one a member.', required: true },
  },
} as const satisfies EventKind;
