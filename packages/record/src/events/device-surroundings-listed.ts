import type { EventKind } from '../event-kind.ts';

/** What belongs to a device is searched for and listed; "none" is an answer. */
export const deviceSurroundingsListed = {
  kind: 'device.surroundings-listed',
  verbs: ['list-surroundings'],
  meaning: 'What belongs to a device is searched for and listed; "none" is an answer.',
  scope: 'object',
  objects: [{ role: 'device', type: 'device', required: true }],
  basis: 'declared',
  fields: {
    peripherals: { type: 'text', meaning: 'Cables, drives, other hardware.', required: true },
    chargers: { type: 'text', meaning: 'Chargers.', required: true },
    sims: { type: 'text', meaning: 'SIM and memory cards.', required: true },
    credentials: { type: 'text', meaning: 'Papers with passwords or keys.', required: true },
    cloud: { type: 'text', meaning: 'Traces of accounts and remote storage.', required: true },
  },
} as const satisfies EventKind;
