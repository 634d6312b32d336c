import type { EventKind } from '../event-kind.ts';

/** A device clock is compared with a reference. */
export const clockChecked = {
  kind: 'clock.checked',
  verbs: ['check-clock'],
  meaning: 'A device clock is compared with a reference.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    reference: { type: 'text', meaning: 'What it was compared with.', required: true },
    'offset-ms': { type: 'integer', meaning: 'Device minus reference.', required: true, unit: 'ms' },
  },
} as const satisfies EventKind;
