import type { EventKind } from '../event-kind.ts';

/** A key no longer counts (agency stream). */
export const keyRevoked = {
  kind: 'key.revoked',
  verbs: [],
  meaning: 'A key no longer counts (agency stream).',
  scope: 'case',
  objects: [],
  basis: 'measured',
  fields: {
    key: { type: 'text', meaning: 'Key id.', required: true },
    reason: { type: 'text', meaning: 'Why.', required: true },
  },
} as const satisfies EventKind;
