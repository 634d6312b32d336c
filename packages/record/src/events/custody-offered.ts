import type { EventKind } from '../event-kind.ts';

/** The holder hands an exhibit to somebody. */
export const custodyOffered = {
  kind: 'custody.offered',
  verbs: ['transfer', 'offer'],
  meaning: 'The holder hands an exhibit to somebody.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    from: { type: 'person', meaning: 'Who gives.', required: true },
    to: { type: 'person', meaning: 'Who receives.' },
    purpose: { type: 'text', meaning: 'Why.' },
    'seal-number': { type: 'text', meaning: 'Seal as handed over.' },
  },
} as const satisfies EventKind;
