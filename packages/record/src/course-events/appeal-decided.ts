import type { EventKind } from '../event-kind.ts';

/** What became of an appeal. */
export const appealDecided = {
  kind: 'appeal.decided',
  verbs: [],
  meaning: 'What became of an appeal.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    appeal: { type: 'event', meaning: 'Appeal.', required: true },
    outcome: {
      type: 'choice',
      meaning: 'Outcome.',
      required: true,
      choices: ['upheld', 'partly', 'refused'],
    },
    reason: { type: 'text', meaning: 'Why.', required: true },
  },
} as const satisfies EventKind;
