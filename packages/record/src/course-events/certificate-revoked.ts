import type { EventKind } from '../event-kind.ts';

/** A credential is taken back. */
export const certificateRevoked = {
  kind: 'certificate.revoked',
  verbs: [],
  meaning: 'A credential is taken back.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    credential: { type: 'text', meaning: 'Id of the credential.', required: true },
    account: { type: 'text', meaning: 'Officer, who is told.' },
    reason: { type: 'text', meaning: 'Why.', required: true },
  },
} as const satisfies EventKind;
