import type { EventKind } from '../event-kind.ts';

/** The run is over. Acts that arrive later are kept and marked late. */
export const runClosed = {
  kind: 'run.closed',
  verbs: [],
  meaning: 'The run is over. Acts that arrive later are kept and marked late.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    run: { type: 'text', meaning: 'Run.', required: true },
  },
} as const satisfies EventKind;
