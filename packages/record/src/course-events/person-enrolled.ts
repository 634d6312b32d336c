import type { EventKind } from '../event-kind.ts';

/** A person becomes part of the course with one role. The newest enrolment of an account stands. */
export const personEnrolled = {
  kind: 'person.enrolled',
  verbs: [],
  meaning: 'A person becomes part of the course with one role. The newest enrolment of an account stands.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    account: { type: 'text', meaning: 'Account.', required: true },
    name: { type: 'text', meaning: 'Name as it stands on the certificate, in any script.', required: true },
    role: {
      type: 'choice',
      meaning: 'What the person does here.',
      required: true,
      choices: ['trainee', 'trainer', 'assessor', 'observer', 'programme-office', 'practice-steward'],
    },
    delegation: { type: 'event', meaning: 'Delegation the officer belongs to.' },
    organisation: { type: 'text', meaning: 'Organisation of an expert.' },
    language: { type: 'text', meaning: 'Language code the person reads.' },
    zone: { type: 'text', meaning: 'IANA time zone the person is in.' },
    competence: { type: 'list', meaning: 'Fields of work.' },
    supervisor: { type: 'text', meaning: 'Account of the supervisor asked at the follow-up.' },
  },
} as const satisfies EventKind;
