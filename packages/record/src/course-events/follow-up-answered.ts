import type { EventKind } from '../event-kind.ts';

/** Officer or supervisor answers months after the course. */
export const followUpAnswered = {
  kind: 'follow-up.answered',
  verbs: [],
  meaning: 'Officer or supervisor answers months after the course.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    account: { type: 'text', meaning: 'Officer it is about.', required: true },
    months: { type: 'integer', meaning: 'Months after the course.', required: true, unit: 'count' },
    by: { type: 'choice', meaning: 'Who answers.', required: true, choices: ['officer', 'supervisor'] },
    answers: { type: 'list', meaning: '`item=value`.', required: true },
    text: { type: 'text', meaning: 'In own words.' },
  },
} as const satisfies EventKind;
