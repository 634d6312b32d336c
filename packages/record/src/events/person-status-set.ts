import type { EventKind } from '../event-kind.ts';

/** The legal status of a person in the case is set. */
export const personStatusSet = {
  kind: 'person.status-set',
  verbs: ['set-status'],
  meaning: 'The legal status of a person in the case is set.',
  scope: 'object',
  objects: [{ role: 'person', type: 'person', required: true }],
  basis: 'declared',
  fields: {
    status: {
      type: 'choice',
      meaning: 'Status.',
      required: true,
      choices: ['suspect', 'witness', 'victim', 'none'],
    },
  },
} as const satisfies EventKind;
