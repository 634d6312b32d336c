import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** A proposed change is accepted, declined or withdrawn. */
export const changeDecided = {
  kind: 'change.decided',
  verbs: [],
  meaning: 'A proposed change is accepted, declined or withdrawn.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    proposal: { type: 'event', meaning: 'Proposed change.', required: true },
    outcome: {
      type: 'choice',
      meaning: 'What was decided.',
      choices: ['accepted', 'declined', 'withdrawn'],
      required: true,
    },
    version: { type: 'text', meaning: 'Version the accepted practice has.' },
    text: { type: 'text', meaning: 'Accepted text, whole, where brackets changed it.' },
    reason: { type: 'text', meaning: 'Why.', required: true },
  },
} as const satisfies EventKind;
