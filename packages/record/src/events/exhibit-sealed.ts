import type { EventKind } from '../event-kind.ts';

/** The package is sealed with a numbered seal. */
export const exhibitSealed = {
  kind: 'exhibit.sealed',
  verbs: ['seal'],
  meaning: 'The package is sealed with a numbered seal.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    'seal-number': { type: 'text', meaning: 'Number of the seal.', required: true },
    signers: { type: 'list', meaning: 'Who signed across the seal.' },
  },
} as const satisfies EventKind;
