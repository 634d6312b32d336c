import { ROLES, type Role } from '@tracecraft/protocol';

/** What a route is about, so that "own" has a meaning: the caller's team must hold it. */
export type Subject = 'none' | 'stream' | 'blob' | 'evidence' | 'exercise';

/** Who may call a route. Roles named nowhere may not. */
export interface Access {
  /** No sign-in needed. */
  readonly anyone?: true;
  /** Also without a sign-in from the server's own machine (an act script run beside the server). */
  readonly loopback?: true;
  /** For every subject. */
  readonly all?: readonly Role[];
  /** Only for subjects of the caller's own team. */
  readonly own?: readonly Role[];
  /** As `own`, once the team has handed the exercise in. */
  readonly ownAfterHandIn?: readonly Role[];
  readonly subject: Subject;
}

const TEACHING: readonly Role[] = ['trainer', 'assessor'];
const COURSE: readonly Role[] = [...TEACHING, 'programme-office'];
const WATCHING: readonly Role[] = [...COURSE, 'observer'];
const LEARNING: readonly Role[] = ['trainee'];
/** Reads exercise records to see what a changed practice would judge differently. */
const STEWARD: readonly Role[] = ['practice-steward'];

/** Every route of the server and who may call it: the one table (docs/security.md shows it). */
export const permissions = {
  'POST /api/session': { anyone: true, subject: 'none' },
  'DELETE /api/session': { all: ROLES, subject: 'none' },
  'GET /api/me': { all: ROLES, subject: 'none' },
  'GET /api/agency': { anyone: true, subject: 'none' },
  'GET /api/practices': { anyone: true, subject: 'none' },
  'GET /api/practices/drafts': { all: ROLES, subject: 'none' },
  'POST /api/practices/drafts': { all: STEWARD, subject: 'none' },
  'POST /api/devices': { all: [...LEARNING, ...TEACHING], subject: 'none' },
  'GET /api/exercises': { all: [...LEARNING, ...WATCHING, ...STEWARD], subject: 'none' },
  'GET /api/exercises/:id': { all: WATCHING, own: LEARNING, subject: 'exercise' },
  'GET /api/exercises/:id/truth': { all: TEACHING, ownAfterHandIn: LEARNING, subject: 'exercise' },
  'GET /api/exercises/:id/views/:name': { all: WATCHING, own: LEARNING, subject: 'exercise' },
  'GET /api/cases': { all: [...LEARNING, ...COURSE, ...STEWARD], subject: 'none' },
  'POST /api/cases': { all: LEARNING, subject: 'none' },
  'POST /api/dry-runs': { all: ['trainer'], loopback: true, subject: 'none' },
  'GET /api/streams/:stream/entries': { all: [...TEACHING, ...STEWARD], own: LEARNING, subject: 'stream' },
  // What course staff may add to a team's record is fewer kinds still: push/role-rules.ts.
  'POST /api/streams/:stream/entries': { all: TEACHING, own: LEARNING, subject: 'stream' },
  'GET /api/streams/:stream/live': { all: TEACHING, own: LEARNING, subject: 'stream' },
  'GET /api/streams/:stream/bundle': { all: TEACHING, own: LEARNING, subject: 'stream' },
  'GET /api/streams/:stream/score': { all: TEACHING, ownAfterHandIn: LEARNING, subject: 'stream' },
  'PUT /api/blobs/:sha256': { all: LEARNING, subject: 'none' },
  'GET /api/blobs/:sha256': { all: TEACHING, own: LEARNING, subject: 'blob' },
  'GET /api/evidence/:sha256': { all: TEACHING, own: LEARNING, subject: 'evidence' },
  'GET /api/boards/:exercise': { all: WATCHING, subject: 'none' },
  'GET /api/boards/:exercise/live': { all: WATCHING, subject: 'none' },
  'GET /log/checkpoint': { anyone: true, subject: 'none' },
  'GET /log/tile/*': { anyone: true, subject: 'none' },
} as const satisfies Record<string, Access>;

export type RouteName = keyof typeof permissions;

/** The rule of a route. */
export function accessTo(route: RouteName): Access {
  return permissions[route];
}
