import type { EventKind } from '../event-kind.ts';

/** A team and its members. The newest of a team stands. */
export const teamFormed = {
  kind: 'team.formed',
  verbs: [],
  meaning: 'A team and its members. The newest of a team stands.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    team: { type: 'text', meaning: 'Team.', required: true },
    name: { type: 'text', meaning: 'Name shown on the board.', required: true },
    members: { type: 'list', meaning: 'Accounts.', required: true },
  },
} as const satisfies EventKind;
