import type { EventKind } from '../event-kind.ts';

/** What a team or officer answers in an activity that needs no scene. The newest before the run closes stands. */
export const activityAnswered = {
  kind: 'activity.answered',
  verbs: [],
  meaning:
    'What a team or officer answers in an activity that needs no scene. The newest before the run closes stands.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    run: { type: 'text', meaning: 'Run.', required: true },
    activity: { type: 'text', meaning: 'Activity and version.', required: true },
    team: { type: 'text', meaning: 'Team; none: the officer alone.' },
    answers: { type: 'list', meaning: '`card=choice`.', required: true },
    reasons: { type: 'list', meaning: '`card=reason`.' },
  },
} as const satisfies EventKind;
