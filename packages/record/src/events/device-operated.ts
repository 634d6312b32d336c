import type { EventKind } from '../event-kind.ts';

/** Somebody uses a device. */
export const deviceOperated = {
  kind: 'device.operated',
  verbs: ['operate'],
  meaning: 'Somebody uses a device.',
  scope: 'object',
  objects: [{ role: 'device', type: 'device', required: true }],
  basis: 'declared',
  fields: {
    action: { type: 'text', meaning: 'What was done.', required: true },
  },
} as const satisfies EventKind;
