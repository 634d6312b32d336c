import type { EventKind } from '../event-kind.ts';

/** A sample is taken from the body of a person. */
export const personSampled = {
  kind: 'person.sampled',
  verbs: ['take-intimate-sample'],
  meaning: 'A sample is taken from the body of a person.',
  scope: 'object',
  objects: [{ role: 'person', type: 'person', required: true }],
  basis: 'declared',
  fields: {
    'by-medical-staff': { type: 'yes-no', meaning: 'Taken by medical staff.', required: true },
    basis: { type: 'choice', meaning: 'Basis.', required: true, choices: ['consent', 'order'] },
  },
} as const satisfies EventKind;
