import type { EventKind } from '../event-kind.ts';

/** Clock error, time zone and the time semantics of the file systems are established. */
export const deviceClockModelled = {
  kind: 'device.clock-modelled',
  verbs: ['model-clock'],
  meaning: 'Clock error, time zone and the time semantics of the file systems are established.',
  scope: 'object',
  objects: [
    { role: 'image', type: 'image', required: false },
    { role: 'device', type: 'device', required: false },
  ],
  basis: 'declared',
  fields: {
    'offset-ms': { type: 'integer', meaning: 'Device time less reference time.', required: true, unit: 'ms' },
    zone: { type: 'text', meaning: 'Zone of the device clock.', required: true },
    semantics: { type: 'text', meaning: 'How its file systems keep time.' },
  },
} as const satisfies EventKind;
