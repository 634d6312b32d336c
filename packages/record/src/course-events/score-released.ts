import type { EventKind } from '../event-kind.ts';

/** Teams of a run may see their scores. */
export const scoreReleased = {
  kind: 'score.released',
  verbs: [],
  meaning: 'Teams of a run may see their scores.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    run: { type: 'text', meaning: 'Run.', required: true },
  },
} as const satisfies EventKind;
