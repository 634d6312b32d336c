import type { EventKind } from '../event-kind.ts';

/** An agency or organisation takes part in sharing on this server. */
export const agencyJoined = {
  kind: 'agency.joined',
  verbs: [],
  meaning: 'An agency or organisation takes part in sharing on this server.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    agency: { type: 'text', meaning: 'Its id here.', required: true },
    name: { type: 'text', meaning: 'Name as it writes it.', required: true },
    state: { type: 'text', meaning: 'State it belongs to; none for an organisation.' },
    sort: { type: 'choice', meaning: 'What it is.', choices: ['agency', 'organisation'], required: true },
    languages: { type: 'list', meaning: 'Languages it works in.' },
  },
} as const satisfies EventKind;
