import type { EventKind } from '../event-kind.ts';

/** A seal is opened for a recorded purpose; the old one is kept. */
export const sealOpened = {
  kind: 'seal.opened',
  verbs: ['open-seal'],
  meaning: 'A seal is opened for a recorded purpose; the old one is kept.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    purpose: { type: 'text', meaning: 'Why.', required: true },
    authority: { type: 'text', meaning: 'Who allowed it.' },
    'seal-number': { type: 'text', meaning: 'Number of the old seal.' },
  },
} as const satisfies EventKind;
