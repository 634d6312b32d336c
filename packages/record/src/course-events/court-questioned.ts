import type { EventKind } from '../event-kind.ts';

/** A question of the mock court, about something in the record of the team. */
export const courtQuestioned = {
  kind: 'court.questioned',
  verbs: [],
  meaning: 'A question of the mock court, about something in the record of the team.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    case: { type: 'text', meaning: 'Stream of the case.', required: true },
    about: { type: 'list', meaning: 'Ids of the events it is about.' },
    question: { type: 'text', meaning: 'Question.', required: true },
  },
} as const satisfies EventKind;
