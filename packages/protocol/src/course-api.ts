import type { Account, Role } from './account.ts';

/** GET courses. Title and times are null until `course.opened` came. Times are UTC milliseconds. */
export interface CourseSummary {
  readonly stream: string;
  readonly title: string | null;
  readonly starts: number | null;
  readonly ends: number | null;
  /** What the caller does in this course. */
  readonly role: Role;
  readonly closed: boolean;
}

/** POST courses {} → the stream of a course nobody has written to yet. */
export interface MadeCourse {
  readonly stream: string;
}

/** POST courses/:stream/links: accounts of people enrolled in this course. */
export interface AskLinks {
  readonly accounts: readonly string[];
}
/** The token is shown this once; `paths.signIn(token)` is the page it opens. */
export interface FreshLink {
  readonly account: string;
  readonly token: string;
}

/** POST courses/:stream/certificates: for a person who may have one. */
export interface AskCertificate {
  readonly account: string;
}
/** A credential the agency's key has signed, and what `certificate.issued` says of it. */
export interface SignedCertificate {
  readonly credential: string;
  readonly modules: readonly string[];
  /** `practice@version`. */
  readonly practices: readonly string[];
  /** `stream@root`. */
  readonly roots: readonly string[];
  /** UTC milliseconds. */
  readonly expires: number;
  /** The signed file, to the last letter. */
  readonly file: string;
}

export interface CalendarLink {
  /** Path with its token; anybody who has it can read the calendar. */
  readonly path: string;
}

export interface HintText {
  readonly hint: string;
  /** Text by language code. */
  readonly text: Readonly<Record<string, string>>;
}

/**
 * What an exercise or case belongs to. `GET /api/exercises` answers briefs with these fields added, one for every
 * started run of the caller's teams and one for every exercise assigned outside a run.
 */
export interface InRun {
  /** Name of the exercise in `paths.exercise` and `POST /api/cases`: its id, or `ID@VERSION` published in a course. */
  readonly exercise: string;
  /** Null outside a run. */
  readonly run: string | null;
  /** Course of the run, or null. */
  readonly course: string | null;
}

/**
 * Where the clock of a run stands. Milliseconds. While it runs, `runsOut` is the UTC time at which it will be over and
 * `left` is null; while it stands still (planned, paused, closed) `left` is the time that is left and `runsOut` null.
 */
export interface BoardClock {
  readonly run: string;
  readonly course: string;
  readonly state: 'planned' | 'running' | 'paused' | 'closed';
  /** As planned and extended, UTC. */
  readonly starts: number;
  readonly ends: number;
  readonly started: number | null;
  readonly closed: number | null;
  readonly paused: boolean;
  readonly left: number | null;
  readonly runsOut: number | null;
}

/** What a board row of a team says beside the fold of its record: rows of boards are `BoardRow & BoardRun`. */
export interface BoardRun {
  /** Id of the team in its course (or on the server, outside a course). */
  readonly teamId: string;
  /** Null on the board of an exercise outside a run. */
  readonly clock: BoardClock | null;
  /** Minutes the exercise is planned for. */
  readonly minutes: number;
  /**
   * `none`: no device has sent anything; `current`: every device that did is connected or was heard of in the last two
   * minutes, or the team is done; `behind`: at least one is neither, and may hold acts.
   */
  readonly sync: 'none' | 'current' | 'behind';
  /** Officers whose devices are out of reach. */
  readonly offline: readonly string[];
  /** Acts that arrived after the run was closed: kept, and marked late. */
  readonly late: number;
}

/** Somebody of the course staff opened a record of the reader's team. */
export interface Reading {
  readonly by: Pick<Account, 'id' | 'name' | 'role'>;
  readonly stream: string;
  readonly what: 'entries' | 'score' | 'bundle' | 'results';
  /** UTC milliseconds, by the server. */
  readonly at: number;
}
