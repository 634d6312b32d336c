import type { EventKind } from '../event-kind.ts';

/** A person was or was not in a session. The newest of a person and session stands. */
export const attendanceMarked = {
  kind: 'attendance.marked',
  verbs: [],
  meaning: 'A person was or was not in a session. The newest of a person and session stands.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    session: { type: 'text', meaning: 'Session.', required: true },
    account: { type: 'text', meaning: 'Person.', required: true },
    present: { type: 'yes-no', meaning: 'Whether the person was there.', required: true },
    how: {
      type: 'choice',
      meaning: 'How it is known.',
      required: true,
      choices: ['code', 'roll-call', 'remote'],
    },
    code: { type: 'text', meaning: 'Code that stood on the screen, where it is known by that.' },
  },
} as const satisfies EventKind;
