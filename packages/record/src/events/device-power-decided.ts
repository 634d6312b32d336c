import type { EventKind } from '../event-kind.ts';

/** What becomes of a running device is decided, with reasons, before its power is touched. */
export const devicePowerDecided = {
  kind: 'device.power-decided',
  verbs: ['decide-power'],
  meaning: 'What becomes of a running device is decided, with reasons, before its power is touched.',
  scope: 'object',
  objects: [{ role: 'device', type: 'device', required: true }],
  basis: 'declared',
  fields: {
    choice: {
      type: 'choice',
      meaning: 'Decision.',
      required: true,
      choices: ['keep-running', 'capture-then-off', 'shut-down', 'cut-power'],
    },
    reason: { type: 'text', meaning: 'Why: volatile data, encryption, network.', required: true },
    encryption: { type: 'choice', meaning: 'Encryption in use.', choices: ['yes', 'no', 'unknown'] },
    volatile: {
      type: 'choice',
      meaning: 'Data that is lost with the power matters.',
      choices: ['yes', 'no', 'unknown'],
    },
  },
} as const satisfies EventKind;
