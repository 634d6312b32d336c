import type { EventKind } from '../event-kind.ts';

/** A locked device is opened, on a recorded basis. */
export const deviceUnlocked = {
  kind: 'device.unlocked',
  verbs: ['unlock'],
  meaning: 'A locked device is opened, on a recorded basis.',
  scope: 'object',
  objects: [{ role: 'device', type: 'device', required: true }],
  basis: 'declared',
  fields: {
    basis: {
      type: 'choice',
      meaning: 'Legal basis.',
      required: true,
      choices: ['consent', 'order', 'found-unlocked'],
    },
    caution: { type: 'yes-no', meaning: 'Rights were explained first.', required: true },
    present: { type: 'list', meaning: 'Who was present.' },
    method: { type: 'text', meaning: 'How.' },
  },
} as const satisfies EventKind;
