import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** A practice both agencies of a standing exchange follow, or follow no longer. */
export const practiceFollowed = {
  kind: 'practice.followed',
  verbs: [],
  meaning: 'A practice both agencies of a standing exchange follow, or follow no longer.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    twin: { type: 'text', meaning: 'Id of the exchange.', required: true },
    practice: { type: 'text', meaning: 'Practice.', required: true },
    follows: { type: 'yes-no', meaning: 'Whether the agency follows it.', required: true },
  },
} as const satisfies EventKind;
