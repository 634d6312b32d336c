import type { EventKind } from '../event-kind.ts';

/** The clock of the run goes on. */
export const runResumed = {
  kind: 'run.resumed',
  verbs: [],
  meaning: 'The clock of the run goes on.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    run: { type: 'text', meaning: 'Run.', required: true },
  },
} as const satisfies EventKind;
