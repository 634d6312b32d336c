import type { EventKind } from '../event-kind.ts';

/** A device is switched off or its power is cut. */
export const devicePoweredOff = {
  kind: 'device.powered-off',
  verbs: ['power-off'],
  meaning: 'A device is switched off or its power is cut.',
  scope: 'object',
  objects: [{ role: 'device', type: 'device', required: true }],
  basis: 'declared',
  fields: {
    method: { type: 'choice', meaning: 'How.', choices: ['cut', 'shut-down'] },
  },
} as const satisfies EventKind;
