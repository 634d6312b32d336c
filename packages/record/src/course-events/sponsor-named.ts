import type { EventKind } from '../event-kind.ts';

/** A sponsor is named on programme and certificate. */
export const sponsorNamed = {
  kind: 'sponsor.named',
  verbs: [],
  meaning: 'A sponsor is named on programme and certificate.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    name: { type: 'text', meaning: 'Name.', required: true },
    text: { type: 'text', meaning: 'Words beside it.' },
  },
} as const satisfies EventKind;
