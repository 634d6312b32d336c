import type { EventKind } from '../event-kind.ts';

/** A person acts for an agency in sharing, with this duty; a newer entry stands in its place. */
export const representativeNamed = {
  kind: 'representative.named',
  verbs: [],
  meaning: 'A person acts for an agency in sharing, with this duty; a newer entry stands in its place.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    account: { type: 'person', meaning: 'Account of the person.', required: true },
    name: { type: 'text', meaning: 'Name as the person writes it.', required: true },
    agency: { type: 'text', meaning: 'Agency the person acts for.', required: true },
    duty: {
      type: 'choice',
      meaning: 'What the person may do for it; none: no longer anything.',
      choices: ['member', 'liaison', 'steward', 'none'],
      required: true,
    },
  },
} as const satisfies EventKind;
