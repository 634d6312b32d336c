import type { Entry } from '@tracecraft/record';

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
  practices: '/api/practices',
  practiceDrafts: '/api/practices/drafts',
  board: (exercise: string): string => `/api/boards/${encodeURIComponent(exercise)}`,
  boardLive: (exercise: string): string => `/api/boards/${encodeURIComponent(exercise)}/live`,
  checkpoint: '/log/checkpoint',
  /** Page a sign-in link opens; the token is in the fragment, so it reaches no server log and no Referer. */
  signIn: (token: string): string => `/sign-in#${token}`,
} as const;

/** Every role an account can have; what each may do is the server's permission table. */
export const ROLES = [
  'trainee',
  'trainer',
  'assessor',
  'observer',
  'programme-office',
  'practice-steward',
  'investigator',
  'property-officer',
  'reviewer',
  'counsel',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** The signed-in person, as the server sees them. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly agency: string;
  readonly team: string | null;
  /** How the person was identified: a sign-in link is weak, and is said to be. */
  readonly strength: 'sign-in-link' | 'passkey' | 'in-person';
}

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

/** POST cases {exercise}: the team's case for this exercise, made on first request. */
export interface OpenCase {
  readonly exercise: string;
}
export interface CaseSummary {
  readonly stream: string;
  readonly exercise: string;
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
  readonly refused: readonly { readonly id: string; readonly code: string }[];
  /** Newest checkpoint root, hexadecimal, for `seen`. */
  readonly checkpoint: string | null;
}

/** GET entries?from=N: server-accepted order. */
export interface Pulled {
  readonly entries: readonly Entry[];
  readonly next: number;
  readonly total: number;
}

/** Server-sent events of `live` and `boardLive`: `id` is where to resume (`Last-Event-ID`), `data` is JSON. */
export interface LiveEntries {
  readonly entries: readonly Entry[];
  readonly next: number;
}

/** Every refusal of the API. Text comes from `phrases` under `error.<code>`. */
export interface ApiError {
  readonly error: { readonly code: string; readonly params: Readonly<Record<string, string | number>> };
}
