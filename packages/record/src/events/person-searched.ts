import type { EventKind } from '../event-kind.ts';

/** The body or clothes of a person are searched. */
export const personSearched = {
  kind: 'person.searched',
  verbs: ['search-person'],
  meaning: 'The body or clothes of a person are searched.',
  scope: 'object',
  objects: [{ role: 'person', type: 'person', required: true }],
  basis: 'declared',
  fields: {
    'same-sex': { type: 'yes-no', meaning: 'Searched by an officer of the same sex.', required: true },
    private: { type: 'yes-no', meaning: 'Out of the sight of others.', required: true },
    witness: { type: 'text', meaning: 'Who else was present.' },
  },
} as const satisfies EventKind;
