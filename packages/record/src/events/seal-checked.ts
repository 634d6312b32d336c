import type { EventKind } from '../event-kind.ts';

/** A seal is looked at. */
export const sealChecked = {
  kind: 'seal.checked',
  verbs: ['check-seal'],
  meaning: 'A seal is looked at.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    intact: { type: 'yes-no', meaning: 'The seal is whole.', required: true },
    'seal-number': { type: 'text', meaning: 'Number read.' },
  },
} as const satisfies EventKind;
