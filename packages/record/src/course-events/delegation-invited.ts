import type { EventKind } from '../event-kind.ts';

/** A delegation is invited; its id is the id of this event. */
export const delegationInvited = {
  kind: 'delegation.invited',
  verbs: [],
  meaning: 'A delegation is invited; its id is the id of this event.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    state: { type: 'text', meaning: 'State or organisation.', required: true },
    agency: { type: 'text', meaning: 'Agency that sends it.', required: true },
    quota: { type: 'integer', meaning: 'Seats.', required: true, unit: 'count' },
    remote: { type: 'yes-no', meaning: 'It takes part from afar.' },
  },
} as const satisfies EventKind;
