import type { EventKind } from '../event-kind.ts';

/** The clock of the run starts. */
export const runStarted = {
  kind: 'run.started',
  verbs: [],
  meaning: 'The clock of the run starts.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    run: { type: 'text', meaning: 'Run.', required: true },
  },
} as const satisfies EventKind;
