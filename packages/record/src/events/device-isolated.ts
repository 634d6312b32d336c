import type { EventKind } from '../event-kind.ts';

/** A device is cut off from every network. */
export const deviceIsolated = {
  kind: 'device.isolated',
  verbs: ['isolate-from-network', 'isolate'],
  meaning: 'A device is cut off from every network.',
  scope: 'object',
  objects: [{ role: 'device', type: 'device', required: true }],
  basis: 'declared',
  fields: {
    method: {
      type: 'choice',
      meaning: 'How.',
      required: true,
      choices: ['faraday-bag', 'flight-mode', 'cable-unplugged', 'radio-off'],
    },
    checked: { type: 'yes-no', meaning: 'The isolation was checked.' },
  },
} as const satisfies EventKind;
