import type { EventKind } from '../event-kind.ts';

/** Attendance of a session is taken by a code that turns; only course staff reads what it is made from. */
export const attendanceOpened = {
  kind: 'attendance.opened',
  verbs: [],
  meaning:
    'Attendance of a session is taken by a code that turns; only course staff reads what it is made from.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    session: { type: 'text', meaning: 'Session.', required: true },
    secret: { type: 'text', meaning: 'What the codes are made from, drawn by chance.', required: true },
  },
} as const satisfies EventKind;
