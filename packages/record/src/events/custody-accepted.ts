import type { EventKind } from '../event-kind.ts';

/** The receiver takes an exhibit over. */
export const custodyAccepted = {
  kind: 'custody.accepted',
  verbs: ['accept'],
  meaning: 'The receiver takes an exhibit over.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    from: { type: 'person', meaning: 'Who gave.' },
    'seal-intact': { type: 'yes-no', meaning: 'The seal was whole.' },
    condition: { type: 'text', meaning: 'Condition.' },
    'seal-number': { type: 'text', meaning: 'Number of the seal as found.' },
  },
} as const satisfies EventKind;
