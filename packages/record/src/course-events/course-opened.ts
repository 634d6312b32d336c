import type { EventKind } from '../event-kind.ts';

/** A course comes into being: what it is called, where its clock stands, when it begins. */
export const courseOpened = {
  kind: 'course.opened',
  verbs: [],
  meaning: 'A course comes into being: what it is called, where its clock stands, when it begins.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    title: { type: 'text', meaning: 'Name of the course.', required: true },
    template: { type: 'text', meaning: 'Template it was made from, with its version.' },
    zone: { type: 'text', meaning: 'IANA time zone of the place where it is held.', required: true },
    starts: { type: 'time', meaning: 'First day.', required: true },
    ends: { type: 'time', meaning: 'Last day.', required: true },
    note: { type: 'text', meaning: 'Shown wherever the course is shown.' },
  },
} as const satisfies EventKind;
