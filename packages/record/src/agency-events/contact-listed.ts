import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** A card of somebody who may be reached; put up by the person, newest stands. */
export const contactListed = {
  kind: 'contact.listed',
  verbs: [],
  meaning: 'A card of somebody who may be reached; put up by the person, newest stands.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    duty: {
      type: 'choice',
      meaning: 'What the person may be reached as.',
      choices: ['liaison', 'around-the-clock', 'alumni'],
      required: true,
    },
    name: { type: 'text', meaning: 'Name as the person writes it.', required: true },
    reach: { type: 'text', meaning: 'How to reach the person.', required: true },
    hours: { type: 'text', meaning: 'When.' },
    languages: { type: 'list', meaning: 'Languages spoken.' },
  },
} as const satisfies EventKind;
