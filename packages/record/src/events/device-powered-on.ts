import type { EventKind } from '../event-kind.ts';

/** A device is switched on. */
export const devicePoweredOn = {
  kind: 'device.powered-on',
  verbs: ['power-on'],
  meaning: 'A device is switched on.',
  scope: 'object',
  objects: [{ role: 'device', type: 'device', required: true }],
  basis: 'declared',
  fields: {},
} as const satisfies EventKind;
