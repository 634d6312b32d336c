import type { EventKind } from '../event-kind.ts';

/** The state of a device is observed before it is touched. */
export const deviceObserved = {
  kind: 'device.observed',
  verbs: ['observe'],
  meaning: 'The state of a device is observed before it is touched.',
  scope: 'object',
  objects: [{ role: 'device', type: 'device', required: true }],
  describes: true,
  basis: 'declared',
  fields: {
    power: { type: 'choice', meaning: 'Power.', required: true, choices: ['on', 'off'] },
    screen: { type: 'choice', meaning: 'Screen.', choices: ['locked', 'unlocked', 'dark'] },
    network: { type: 'choice', meaning: 'Network.', choices: ['connected', 'isolated', 'none'] },
    'clock-offset-ms': { type: 'integer', meaning: 'Device clock minus reference.', unit: 'ms' },
  },
} as const satisfies EventKind;
