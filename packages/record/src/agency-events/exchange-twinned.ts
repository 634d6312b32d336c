import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** Two agencies keep a standing exchange. */
export const exchangeTwinned = {
  kind: 'exchange.twinned',
  verbs: [],
  meaning: 'Two agencies keep a standing exchange.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    twin: { type: 'text', meaning: 'Id of the exchange.', required: true },
    agencies: { type: 'list', meaning: 'The two agencies.', required: true },
    title: { type: 'text', meaning: 'Title.', required: true },
    since: { type: 'time', meaning: 'Since when.', required: true },
    aims: { type: 'text', meaning: 'What it is for.' },
  },
} as const satisfies EventKind;
