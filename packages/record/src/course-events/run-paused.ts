import type { EventKind } from '../event-kind.ts';

/** The clock of the run stands still. */
export const runPaused = {
  kind: 'run.paused',
  verbs: [],
  meaning: 'The clock of the run stands still.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    run: { type: 'text', meaning: 'Run.', required: true },
    reason: { type: 'text', meaning: 'Why.' },
  },
} as const satisfies EventKind;
