import type { EventKind } from '../event-kind.ts';

/** An officer takes a role in the team. */
export const officerJoined = {
  kind: 'officer.joined',
  verbs: ['join'],
  meaning: 'An officer takes a role in the team.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    name: { type: 'text', meaning: 'Name as written.', required: true },
    agency: { type: 'text', meaning: 'Agency.' },
    duty: {
      type: 'choice',
      meaning: 'Role in the team.',
      required: true,
      choices: [
        'lead',
        'recorder',
        'photographer',
        'collector',
        'digital-responder',
        'examiner',
        'property-officer',
        'witness',
      ],
    },
    competence: { type: 'list', meaning: 'Fields of work the officer is recorded as competent in.' },
  },
} as const satisfies EventKind;
