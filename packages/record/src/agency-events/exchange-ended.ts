import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** A standing exchange ends. */
export const exchangeEnded = {
  kind: 'exchange.ended',
  verbs: [],
  meaning: 'A standing exchange ends.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    twin: { type: 'text', meaning: 'Id of the exchange.', required: true },
    reason: { type: 'text', meaning: 'Why.', required: true },
  },
} as const satisfies EventKind;
