import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** A training draft of a request for mutual legal assistance; newest of its note stands. */
export const requestDrafted = {
  kind: 'request.drafted',
  verbs: [],
  meaning: 'A training draft of a request for mutual legal assistance; newest of its note stands.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    note: { type: 'event', meaning: 'Note it comes from.', required: true },
    party: { type: 'text', meaning: 'Party that drafts it.', required: true },
    contents: { type: 'list', meaning: '`heading=words`, in the order of the treaty.', required: true },
    caveat: {
      type: 'choice',
      meaning: 'What is asked for: evidence, which moves by the treaty alone.',
      choices: ['evidence'],
      required: true,
    },
    return: { type: 'time', meaning: 'Originals are to be given back by this time.' },
    previous: { type: 'event', meaning: 'Draft it stands in place of, as the writer saw it.' },
    language: { type: 'text', meaning: 'Language it is written in.', required: true },
  },
} as const satisfies EventKind;
