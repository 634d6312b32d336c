import type { EventKind } from '../event-kind.ts';

/** Something cannot wait: an exception to the usual order is stated as it begins. */
export const emergencyDeclared = {
  kind: 'emergency.declared',
  verbs: ['declare-emergency'],
  meaning: 'Something cannot wait: an exception to the usual order is stated as it begins.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    kind: {
      type: 'choice',
      meaning: 'What is about to happen.',
      required: true,
      choices: ['rescue', 'life', 'danger', 'loss', 'destruction', 'active-wiping'],
    },
    reason: { type: 'text', meaning: 'What was seen.', required: true },
  },
} as const satisfies EventKind;
