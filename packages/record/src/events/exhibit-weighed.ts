import type { EventKind } from '../event-kind.ts';

/** An exhibit is weighed. */
export const exhibitWeighed = {
  kind: 'exhibit.weighed',
  verbs: ['weigh'],
  meaning: 'An exhibit is weighed.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    'mass-mg': { type: 'integer', meaning: 'Mass.', required: true, unit: 'mg' },
    net: { type: 'yes-no', meaning: 'Without packaging.' },
    reason: { type: 'text', meaning: 'Why it differs from an earlier weight.' },
  },
} as const satisfies EventKind;
