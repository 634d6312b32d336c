import type { EventKind } from '../event-kind.ts';

/** Material or the record is handed to a party of the case. */
export const disclosureMade = {
  kind: 'disclosure.made',
  verbs: ['disclose'],
  meaning: 'Material or the record is handed to a party of the case.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    to: {
      type: 'choice',
      meaning: 'To whom.',
      required: true,
      choices: ['prosecutor', 'defence', 'court', 'other'],
    },
    what: { type: 'text', meaning: 'What.', required: true },
    verified: { type: 'yes-no', meaning: 'The bundle verified before it left.' },
    digest: { type: 'digest', meaning: 'SHA-256 of the bundle.' },
  },
} as const satisfies EventKind;
