import type { EventKind } from '../event-kind.ts';

/** The run ends later than planned. */
export const runExtended = {
  kind: 'run.extended',
  verbs: [],
  meaning: 'The run ends later than planned.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    run: { type: 'text', meaning: 'Run.', required: true },
    ends: { type: 'time', meaning: 'New end.', required: true },
    reason: { type: 'text', meaning: 'Why.' },
  },
} as const satisfies EventKind;
