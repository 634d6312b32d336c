import type { EventKind } from '../event-kind.ts';

/** A person has to do with the case. Names are optional. */
export const personRecorded = {
  kind: 'person.recorded',
  verbs: ['record-person'],
  meaning: 'A person has to do with the case. Names are optional.',
  scope: 'object',
  objects: [],
  creates: ['person'],
  describes: true,
  basis: 'declared',
  fields: {
    role: {
      type: 'choice',
      meaning: 'Role when met.',
      required: true,
      choices: ['occupant', 'witness', 'suspect', 'victim', 'bystander', 'counsel'],
    },
    description: { type: 'text', meaning: 'Who it is, as written.' },
  },
} as const satisfies EventKind;
