import type { EventKind } from '../event-kind.ts';

/** A session of the programme. The newest of a session stands. */
export const sessionPlanned = {
  kind: 'session.planned',
  verbs: [],
  meaning: 'A session of the programme. The newest of a session stands.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    session: { type: 'text', meaning: 'Session.', required: true },
    module: { type: 'text', meaning: 'Module of the template.', required: true },
    title: { type: 'text', meaning: 'Title.', required: true },
    starts: { type: 'time', meaning: 'Begins.', required: true },
    ends: { type: 'time', meaning: 'Ends.', required: true },
    place: { type: 'text', meaning: 'Room, or address of an online meeting.' },
    mode: {
      type: 'choice',
      meaning: 'Where people are.',
      required: true,
      choices: ['room', 'online', 'both'],
    },
    trainers: { type: 'list', meaning: 'Accounts of those who teach.' },
    plays: { type: 'list', meaning: 'What is played: `exercise:ID`, `activity:ID`, `test:ID`, `survey:ID`.' },
  },
} as const satisfies EventKind;
