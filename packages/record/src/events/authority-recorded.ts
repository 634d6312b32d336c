import type { EventKind } from '../event-kind.ts';

/** The legal authority for the search is written down. */
export const authorityRecorded = {
  kind: 'authority.recorded',
  verbs: ['authority', 'record-authority'],
  meaning: 'The legal authority for the search is written down.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    kind: {
      type: 'choice',
      meaning: 'Ground of the authority.',
      required: true,
      choices: ['warrant', 'consent', 'urgency', 'order'],
    },
    issuer: { type: 'text', meaning: 'Who gave it.', required: true },
    reference: { type: 'text', meaning: 'Its number.' },
    place: { type: 'text', meaning: 'Place it covers.' },
    items: { type: 'text', meaning: 'Things it covers.' },
    'valid-until': { type: 'time', meaning: 'End of its validity.' },
    scope: { type: 'list', meaning: 'Kinds of exhibit, or exhibit numbers, it covers; all for everything.' },
  },
} as const satisfies EventKind;
