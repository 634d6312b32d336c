import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** A visit or meeting in the shared calendar of a standing exchange; newest of its id stands. */
export const visitPlanned = {
  kind: 'visit.planned',
  verbs: [],
  meaning: 'A visit or meeting in the shared calendar of a standing exchange; newest of its id stands.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    twin: { type: 'text', meaning: 'Id of the exchange.', required: true },
    visit: { type: 'text', meaning: 'Id of the visit.', required: true },
    title: { type: 'text', meaning: 'Title.', required: true },
    starts: { type: 'time', meaning: 'Start.', required: true },
    ends: { type: 'time', meaning: 'End.', required: true },
    zone: { type: 'text', meaning: 'Zone it is held in.', required: true },
    place: { type: 'text', meaning: 'Place.' },
    state: {
      type: 'choice',
      meaning: 'Where it stands.',
      choices: ['planned', 'held', 'cancelled'],
      required: true,
    },
    note: { type: 'text', meaning: 'What came of it.' },
  },
} as const satisfies EventKind;
