import type { EventKind } from '../event-kind.ts';

/** An officer signs the code of conduct before work begins. */
export const codeSigned = {
  kind: 'code.signed',
  verbs: ['sign-code'],
  meaning: 'An officer signs the code of conduct before work begins.',
  scope: 'case',
  streams: ['case', 'course'],
  objects: [],
  basis: 'declared',
  fields: {
    code: { type: 'text', meaning: 'Name and version of the code.', required: true },
    digest: { type: 'digest', meaning: 'SHA-256 of its text.' },
  },
} as const satisfies EventKind;
