import type { Entry } from '@tracecraft/record';
import type { Account, Role } from './account.ts';
import type { InRun } from './course-api.ts';
import { agreedPaths } from './agreed-paths.ts';
import { cooperationPaths } from './cooperation-paths.ts';
import { coursePaths } from './course-paths.ts';
import { exchangePaths } from './exchange-paths.ts';
import { printPaths } from './print-paths.ts';
import { publicPaths } from './public-paths.ts';

/** Where each request goes. One table: server routes, web and command read it from here. */
export const paths = {
  session: '/api/session',
  me: '/api/me',
  agency: '/api/agency',
  devices: '/api/devices',
  exercises: '/api/exercises',
  exercise: (id: string): string => `/api/exercises/${encodeURIComponent(id)}`,
  /** Truth of an exercise: course staff any time, a team after its hand-in. */
  truth: (id: string): string => `/api/exercises/${encodeURIComponent(id)}/truth`,
  /** Drawing of a scene thing, SVG. */
  view: (id: string, name: string): string =>
    `/api/exercises/${encodeURIComponent(id)}/views/${encodeURIComponent(name)}`,
  cases: '/api/cases',
  dryRuns: '/api/dry-runs',
  entries: (stream: string): string => `/api/streams/${encodeURIComponent(stream)}/entries`,
  live: (stream: string): string => `/api/streams/${encodeURIComponent(stream)}/live`,
  bundle: (stream: string): string => `/api/streams/${encodeURIComponent(stream)}/bundle`,
  score: (stream: string): string => `/api/streams/${encodeURIComponent(stream)}/score`,
  blob: (sha256: string): string => `/api/blobs/${sha256}`,
  evidence: (sha256: string): string => `/api/evidence/${sha256}`,
  /**
   * GET `PublishedFile`[]: what a device keeps to work without a network: the shared code, what exercises and overlays here
   * ask for, overlays, pictures and the code of conduct.
   */
  practices: '/api/practices',
  practiceDrafts: '/api/practices/drafts',
  board: (exercise: string): string => `/api/boards/${encodeURIComponent(exercise)}`,
  boardLive: (exercise: string): string => `/api/boards/${encodeURIComponent(exercise)}/live`,
  checkpoint: '/log/checkpoint',
  /** Page a sign-in link opens; the token is in the fragment, so it reaches no server log and no Referer. */
  signIn: (token: string): string => `/sign-in#${token}`,
  /** As `signIn`, opening an exercise afterwards. */
  signInTo: (token: string, exercise: string): string =>
    `/sign-in?exercise=${encodeURIComponent(exercise)}#${token}`,
  ...coursePaths,
  ...agreedPaths,
  ...printPaths,
  ...publicPaths,
  ...cooperationPaths,
  ...exchangePaths,
} as const;

/** POST session {token} → this; the same value works as `Authorization: Bearer`. */
export interface SignedIn {
  readonly account: Account;
  readonly session: string;
}

/** GET agency: whose log this is; `vkey` is the C2SP note verifier of its checkpoints, `stream` holds its key events. */
export interface Agency {
  readonly id: string;
  readonly name: string;
  readonly stream: string;
  readonly keyId: string;
  readonly algorithm: 'ed25519';
  /** Public key, base64. */
  readonly publicKey: string;
  readonly vkey: string;
}

/** POST devices: the agency enrols the device key and answers with the signed enrolment. */
export interface EnrolDevice {
  readonly algorithm: 'ed25519' | 'p256';
  /** Public key, base64. */
  readonly publicKey: string;
}
export interface Enrolled {
  readonly keyId: string;
  readonly enrolment: Entry;
}

/**
 * POST cases {exercise, run?, course?}: the case of the caller's team for this exercise, or in this run of a course,
 * made on first request. `course` is needed where two courses of the caller have a run of that name.
 */
export interface OpenCase {
  readonly exercise: string;
  readonly run?: string;
  readonly course?: string;
}
export interface CaseSummary extends InRun {
  readonly stream: string;
  /** Name of the team. */
  readonly team: string;
  readonly members: readonly { readonly id: string; readonly name: string; readonly agency: string }[];
  /** Assessors and trainers of the course, whose marks and waivers a team's record may hold. */
  readonly staff: readonly { readonly id: string; readonly name: string; readonly role: Role }[];
  readonly events: number;
  readonly handedIn: boolean;
}

/** POST practice drafts {text}: a steward keeps a further draft version. GET: every draft, oldest first; none is in force. */
export interface PracticeDraft {
  readonly id: string;
  readonly version: string;
  /** The whole practice file. */
  readonly text: string;
  readonly by: { readonly id: string; readonly name: string };
  /** UTC milliseconds. */
  readonly saved: number;
}

/** POST dry-runs: a throw-away team for an act script; trainers, or anyone on the server's own machine. */
export interface OpenDryRun {
  readonly exercise: string;
  readonly officers: readonly { readonly name: string; readonly duty: string }[];
}
export interface DryRun {
  readonly stream: string;
  readonly officers: readonly { readonly name: string; readonly id: string; readonly session: string }[];
}

/** POST entries. Answered only after the batch is durable. Sending the same entry twice is harmless. */
export interface Push {
  readonly entries: readonly Entry[];
}
export interface Pushed {
  readonly accepted: readonly string[];
  readonly known: readonly string[];
  readonly refused: readonly Refused[];
  /** Newest checkpoint root, hexadecimal, for `seen`. */
  readonly checkpoint: string | null;
}

export interface Refused {
  readonly id: string;
  /** An `EntryRefusal`. */
  readonly code: string;
  /** For the phrase `error.<code>`. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** What is wrong inside an exercise file (`exercise.invalid`), first found first. */
  readonly faults?: readonly { readonly document: string; readonly path: string; readonly code: string }[];
}

/**
 * GET entries?from=N: server-accepted order. Of a course stream a reader gets the entries it may read; the others leave
 * gaps, and `next` and `total` count them.
 */
export interface Pulled {
  readonly entries: readonly Entry[];
  /** Ids among `entries` that arrived after their run was closed. */
  readonly late?: readonly string[];
  readonly next: number;
  readonly total: number;
}

/** Server-sent events of `live` and `boardLive`: `id` is where to resume (`Last-Event-ID`), `data` is JSON. */
export interface LiveEntries {
  readonly entries: readonly Entry[];
  readonly late?: readonly string[];
  readonly next: number;
}

/** Every refusal of the API. Text comes from `phrases` under `error.<code>`. */
export interface ApiError {
  readonly error: { readonly code: string; readonly params: Readonly<Record<string, string | number>> };
}
