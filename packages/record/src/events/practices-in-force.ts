import type { EventKind } from '../event-kind.ts';

/** From here on these practices apply to the case. */
export const practicesInForce = {
  kind: 'practices.in-force',
  verbs: ['put-in-force'],
  meaning: 'From here on these practices apply to the case.',
  scope: 'case',
  objects: [],
  basis: 'measured',
  fields: {
    profile: { type: 'text', meaning: 'Name of the profile.', required: true },
    digest: { type: 'digest', meaning: 'SHA-256 of the canonical profile.', required: true },
    overlay: { type: 'text', meaning: 'Country overlay, or none.', required: true },
  },
} as const satisfies EventKind;
