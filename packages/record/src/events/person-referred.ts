import type { EventKind } from '../event-kind.ts';

/** A person is handed on to those who protect or help. */
export const personReferred = {
  kind: 'person.referred',
  verbs: ['refer'],
  meaning: 'A person is handed on to those who protect or help.',
  scope: 'object',
  objects: [{ role: 'person', type: 'person', required: true }],
  basis: 'declared',
  fields: {
    to: { type: 'text', meaning: 'Service.', required: true },
  },
} as const satisfies EventKind;
