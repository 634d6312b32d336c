import type { EventKind } from '../event-kind.ts';

/** Questions, propositions and search terms are written down before the first step. */
export const examinationPlanned = {
  kind: 'examination.planned',
  verbs: ['plan-examination'],
  meaning: 'Questions, propositions and search terms are written down before the first step.',
  scope: 'object',
  objects: [{ role: 'image', type: 'image', required: true }],
  basis: 'declared',
  fields: {
    questions: { type: 'text', meaning: 'What is to be answered.', required: true },
    propositions: { type: 'list', meaning: 'Competing propositions.' },
    terms: { type: 'list', meaning: 'Search terms.' },
    triage: { type: 'yes-no', meaning: 'A first look to sort, not an examination.' },
  },
} as const satisfies EventKind;
