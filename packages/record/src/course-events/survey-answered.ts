import type { EventKind } from '../event-kind.ts';

/** What a person thought of a session, a run or the course. The newest stands. */
export const surveyAnswered = {
  kind: 'survey.answered',
  verbs: [],
  meaning: 'What a person thought of a session, a run or the course. The newest stands.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    survey: { type: 'text', meaning: 'Survey and version.', required: true },
    about: { type: 'text', meaning: 'Session, run or `course`.', required: true },
    answers: { type: 'list', meaning: '`item=1` to `item=5`.', required: true },
    text: { type: 'text', meaning: 'In own words.' },
  },
} as const satisfies EventKind;
