import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** The agency takes its experience back; it stays in the record and is shown no more. */
export const experienceWithdrawn = {
  kind: 'experience.withdrawn',
  verbs: [],
  meaning: 'The agency takes its experience back; it stays in the record and is shown no more.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    experience: { type: 'event', meaning: 'Experience.', required: true },
    reason: { type: 'text', meaning: 'Why.', required: true },
  },
} as const satisfies EventKind;
