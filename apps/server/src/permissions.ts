import { type CourseRole } from '@tracecraft/course';
import { ROLES, type Role } from '@tracecraft/protocol';

/** What a route is about, so that "own" has a meaning: the caller's team must hold it. */
export type Subject = 'none' | 'stream' | 'course' | 'blob' | 'evidence' | 'exercise';

/** Who may call a route. Roles named nowhere may not. */
export interface Access {
  /** No sign-in needed. */
  readonly anyone?: true;
  /** Also without a sign-in from the server's own machine (an act script run beside the server). */
  readonly loopback?: true;
  /** For every subject; for a case played in a course, those of that course. */
  readonly all?: readonly Role[];
  /** Only for subjects of the caller's own team. */
  readonly own?: readonly Role[];
  /** As `own`, once the team has handed the exercise in and, in a run, the trainer has released its results. */
  readonly ownAfterHandIn?: readonly Role[];
  /** For a course, or a stream that is one: by what the person does there. */
  readonly inCourse?: readonly CourseRole[];
  /** For the agency stream, whoever is signed in: who writes and reads what is its own table (packages/exchange). */
  readonly inExchange?: true;
  readonly subject: Subject;
}

const TEACHING: readonly Role[] = ['trainer', 'assessor'];
const COURSE: readonly Role[] = [...TEACHING, 'programme-office'];
const WATCHING: readonly Role[] = [...COURSE, 'observer'];
const LEARNING: readonly Role[] = ['trainee'];
/** Reads exercise records to see what a changed practice would judge differently. */
const STEWARD: readonly Role[] = ['practice-steward'];
/** Everybody who can have a place in a course. */
const IN_COURSE: readonly CourseRole[] = [
  'trainee',
  'trainer',
  'assessor',
  'observer',
  'programme-office',
  'practice-steward',
];
const STAFF: readonly CourseRole[] = ['trainer', 'assessor', 'programme-office'];
/** Who reads every mark: a bundle of the course holds those an assessor must not see yet. */
const ALL_MARKS: readonly CourseRole[] = ['trainer', 'programme-office'];

/** Every route of the server and who may call it: the one table (docs/security.md shows it). */
export const permissions = {
  'POST /api/session': { anyone: true, subject: 'none' },
  'DELETE /api/session': { all: ROLES, subject: 'none' },
  'GET /api/me': { all: ROLES, subject: 'none' },
  'GET /api/agency': { anyone: true, subject: 'none' },
  'GET /api/practices': { anyone: true, subject: 'none' },
  // Drafts are told to whoever is signed in, as by the route below.
  'GET /api/practices/list': { anyone: true, subject: 'none' },
  'GET /api/practices/files': { anyone: true, subject: 'none' },
  'GET /api/practices/drafts': { all: ROLES, subject: 'none' },
  'POST /api/practices/drafts': { all: STEWARD, subject: 'none' },
  'POST /api/devices': { all: IN_COURSE, subject: 'none' },
  'GET /api/exercises': { all: [...LEARNING, ...WATCHING, ...STEWARD], subject: 'none' },
  'GET /api/exercises/:id': { all: WATCHING, own: LEARNING, subject: 'exercise' },
  'GET /api/exercises/:id/truth': { all: TEACHING, ownAfterHandIn: LEARNING, subject: 'exercise' },
  'GET /api/exercises/:id/views/:name': { all: WATCHING, own: LEARNING, subject: 'exercise' },
  'GET /api/cases': { all: [...LEARNING, ...COURSE, ...STEWARD], subject: 'none' },
  'POST /api/cases': { all: LEARNING, subject: 'none' },
  'GET /api/courses': { all: IN_COURSE, subject: 'none' },
  'POST /api/courses': { all: ['programme-office'], subject: 'none' },
  'POST /api/courses/:stream/links': { inCourse: ['programme-office', 'trainer'], subject: 'course' },
  'GET /api/courses/:stream/calendar': { inCourse: IN_COURSE, subject: 'course' },
  'GET /api/calendars/:token': { anyone: true, subject: 'none' },
  'GET /api/courses/:stream/roster.csv': { inCourse: STAFF, subject: 'course' },
  'GET /api/courses/:stream/results.csv': { inCourse: STAFF, subject: 'course' },
  'GET /api/courses/:stream/report': { inCourse: ['programme-office'], subject: 'course' },
  'POST /api/courses/:stream/certificates': { inCourse: ['programme-office'], subject: 'course' },
  'GET /api/courses/:stream/certificates.pdf': { inCourse: [...STAFF, 'trainee'], subject: 'course' },
  // Whoever holds a certificate of the course may ask whether it was taken back: the list names nobody.
  'GET /api/courses/:stream/status.json': { anyone: true, subject: 'none' },
  'GET /api/courses/:stream/report.pdf': { inCourse: ['programme-office'], subject: 'course' },
  'GET /api/courses/:stream/report.html': { inCourse: ['programme-office'], subject: 'course' },
  'GET /api/courses/:stream/marking': { inCourse: ['assessor', 'trainer'], subject: 'course' },
  // A trainee of the run, once it is closed (results/activity-key.ts).
  'GET /api/courses/:stream/runs/:run/key': { inCourse: [...STAFF, 'trainee'], subject: 'course' },
  'GET /api/courses/:stream/bundle': { inCourse: ALL_MARKS, subject: 'course' },
  // Who may read a draft is the agency stream's own matter (packages/exchange).
  'GET /api/requests/:event/request.pdf': { all: ROLES, subject: 'none' },
  'GET /api/requests/:event/request.html': { all: ROLES, subject: 'none' },
  'GET /api/public': { anyone: true, subject: 'none' },
  // An agreed text is public (packages/exchange), and so is its print.
  'GET /api/agreed/:event/code.pdf': { anyone: true, subject: 'none' },
  'GET /api/adopted/:practice': { anyone: true, subject: 'none' },
  'GET /api/me/readings': { all: ROLES, subject: 'none' },
  'POST /api/dry-runs': { all: ['trainer'], loopback: true, subject: 'none' },
  'GET /api/streams/:stream/entries': {
    all: [...TEACHING, ...STEWARD],
    own: LEARNING,
    inCourse: IN_COURSE,
    inExchange: true,
    subject: 'stream',
  },
  // What course staff may add to a team's record is fewer kinds still (push/role-rules.ts), and who writes and reads
  // which kind of a course stream is the course's own table (push/course-rules.ts, courses/reach.ts).
  'POST /api/streams/:stream/entries': {
    all: TEACHING,
    own: LEARNING,
    inCourse: IN_COURSE,
    inExchange: true,
    subject: 'stream',
  },
  'GET /api/streams/:stream/live': {
    all: TEACHING,
    own: LEARNING,
    inCourse: IN_COURSE,
    inExchange: true,
    subject: 'stream',
  },
  'GET /api/streams/:stream/bundle': { all: TEACHING, own: LEARNING, inCourse: ALL_MARKS, subject: 'stream' },
  'GET /api/streams/:stream/score': { all: TEACHING, ownAfterHandIn: LEARNING, subject: 'stream' },
  'GET /api/streams/:stream/hints/:hint': { all: TEACHING, own: LEARNING, subject: 'stream' },
  'PUT /api/blobs/:sha256': { all: [...LEARNING, ...COURSE], subject: 'none' },
  'GET /api/blobs/:sha256': { own: IN_COURSE, subject: 'blob' },
  'GET /api/evidence/:sha256': { all: TEACHING, own: LEARNING, subject: 'evidence' },
  'GET /api/boards/:exercise': { all: WATCHING, subject: 'none' },
  'GET /api/boards/:exercise/live': { all: WATCHING, subject: 'none' },
  'GET /api/boards/run/:run': { all: WATCHING, subject: 'none' },
  'GET /api/boards/run/:run/live': { all: WATCHING, subject: 'none' },
  // What is behind these is decided by a signed message of a registered platform (docs/security.md).
  'GET /lti/jwks.json': { anyone: true, subject: 'none' },
  'GET /lti/login': { anyone: true, subject: 'none' },
  'POST /lti/login': { anyone: true, subject: 'none' },
  'POST /lti/launch': { anyone: true, subject: 'none' },
  // Whoever asks gets what is for them; without a sign-in what is public (packages/exchange).
  'GET /api/exchange/search': { anyone: true, subject: 'none' },
  'GET /api/exchange/experiences': { anyone: true, subject: 'none' },
  // Whoever may read the exchange gets an address; it works for as long as they may (packages/exchange).
  'GET /api/exchange/twins/:twin/calendar': { all: ROLES, subject: 'none' },
  'GET /api/exchange/calendars/:token': { anyone: true, subject: 'none' },
  'GET /log/checkpoint': { anyone: true, subject: 'none' },
  'GET /log/tile/*': { anyone: true, subject: 'none' },
} as const satisfies Record<string, Access>;

export type RouteName = keyof typeof permissions;

/** The rule of a route. */
export function accessTo(route: RouteName): Access {
  return permissions[route];
}
