import type { EventKind } from '../event-kind.ts';

/** The agency says which key belongs to whom (agency stream). */
export const keyEnrolled = {
  kind: 'key.enrolled',
  verbs: [],
  meaning: 'The agency says which key belongs to whom (agency stream).',
  scope: 'case',
  objects: [],
  basis: 'measured',
  fields: {
    key: { type: 'text', meaning: 'Key id.', required: true },
    algorithm: { type: 'choice', meaning: 'Algorithm.', required: true, choices: ['ed25519', 'p256'] },
    public: { type: 'text', meaning: 'Public key, base64.', required: true },
    person: { type: 'text', meaning: 'Officer.', required: true },
    name: { type: 'text', meaning: 'Name as written.', required: true },
    agency: { type: 'text', meaning: 'Agency.' },
    strength: {
      type: 'choice',
      meaning: 'How the officer was identified.',
      required: true,
      choices: ['sign-in-link', 'passkey', 'in-person'],
    },
  },
} as const satisfies EventKind;
