import type { Account } from '@tracecraft/protocol';
import type { Entry, EventId, KeyAlgorithm } from '@tracecraft/record';

/** An entry whose signature and permission have been checked, ready to be made durable. */
export interface NewEntry {
  readonly id: EventId;
  readonly entry: Entry;
  /** Server clock, UTC milliseconds. */
  readonly received: number;
}

/** What became of one appended entry. Continuity is judged inside the transaction that writes it. */
export type Appended =
  | { readonly outcome: 'accepted'; readonly index: number }
  | { readonly outcome: 'known' }
  | { readonly outcome: 'refused'; readonly code: 'feed.gap' | 'feed.fork' };

export interface StoredEntry {
  /** Position in the stream: server-accepted order, 0, 1, 2 … */
  readonly index: number;
  readonly id: EventId;
  readonly entry: Entry;
  readonly received: number;
}

/** Where one device's feed stands in a stream, as the server knows it. */
export interface FeedState {
  readonly feed: string;
  readonly key: string;
  readonly seq: number;
  readonly id: EventId;
  readonly hlc: string;
  /** Server clock of the newest accepted entry, UTC milliseconds. */
  readonly received: number;
}

/** Entries by (stream, index). Nothing is ever updated or deleted. */
export interface EntryStore {
  /** Resolves after the batch is durable; rejects with {@link StoreError} and keeps nothing of it otherwise. */
  append(entries: readonly NewEntry[]): Promise<readonly Appended[]>;
  read(
    stream: string,
    from: number,
    limit: number,
  ): Promise<{ readonly entries: readonly StoredEntry[]; readonly total: number }>;
  total(stream: string): Promise<number>;
  feeds(stream: string): Promise<readonly FeedState[]>;
  /** Event ids of `stream` from position `from`, in server-accepted order. */
  ids(stream: string, from: number): Promise<readonly EventId[]>;
  /** Every stream and how many entries it holds. */
  streams(): Promise<readonly { readonly stream: string; readonly total: number }[]>;
}

export interface Device {
  readonly key: string;
  readonly account: string;
  readonly algorithm: KeyAlgorithm;
  readonly publicKey: Uint8Array;
}

interface Team {
  readonly id: string;
  readonly name: string;
}

/** People, teams, sign-in links and device keys. Secrets are stored as SHA-256 only. */
export interface AccountStore {
  addTeam(team: Team, exercises: readonly string[]): Promise<void>;
  /** Makes the teams, or gives them their new names and members: each has these and no others. */
  putTeams(teams: readonly (Team & { readonly members: readonly string[] })[]): Promise<void>;
  /** Ids of every team the account is in. */
  teamsOf(account: string): Promise<readonly string[]>;
  team(id: string): Promise<Team | null>;
  /** Teams of the course that have this exercise; throw-away teams of act scripts are not among them. */
  teamsWith(exercise: string): Promise<readonly Team[]>;
  exercisesOf(team: string): Promise<readonly string[]>;
  /** Adds those that are new. */
  addAccounts(accounts: readonly Account[]): Promise<void>;
  /** Adds those that are new; of those known it changes name and agency. */
  putAccounts(accounts: readonly Account[]): Promise<void>;
  account(id: string): Promise<Account | null>;
  accounts(): Promise<readonly Account[]>;
  members(team: string): Promise<readonly Account[]>;
  addToken(token: Token): Promise<void>;
  /** The account behind an unexpired token of that kind. */
  accountOfToken(hash: string, kind: Token['kind'], now: number): Promise<Account | null>;
  dropToken(hash: string): Promise<void>;
  dropTokens(account: string, kind: Token['kind']): Promise<void>;
  /** Takes back every token of that kind the accounts of `tokens` have, and adds these. */
  replaceTokens(kind: Token['kind'], tokens: readonly Token[]): Promise<void>;
  /** False when the key is already enrolled to another account. */
  addDevice(device: Device): Promise<boolean>;
  device(key: string): Promise<Device | null>;
}

export interface Token {
  /** SHA-256 of the token, hexadecimal. */
  readonly hash: string;
  readonly kind: 'link' | 'session';
  readonly account: string;
  /** UTC milliseconds. */
  readonly expires: number;
}

export interface CaseRow {
  readonly stream: string;
  /** Name in the exercise library. */
  readonly exercise: string;
  readonly team: string;
  /** Course and run it is played in, or null. */
  readonly course: string | null;
  readonly run: string | null;
  /** A throw-away case of an act script: on no board. */
  readonly dryRun: boolean;
  readonly opened: number;
}

interface CaseFilter {
  readonly teams?: readonly string[];
  readonly exercise?: string;
  /** Null: only cases outside a course. */
  readonly course?: string | null;
  readonly run?: string;
}

/** Which case belongs to which team and exercise, and which team brought which blob. */
export interface CaseStore {
  /** The case of this team for this exercise and run: the given one when there was none. */
  openCase(row: CaseRow): Promise<CaseRow>;
  caseOf(stream: string): Promise<CaseRow | null>;
  cases(filter: CaseFilter): Promise<readonly CaseRow[]>;
  /** True when the stream holds an entry of this kind. */
  holds(stream: string, kind: string): Promise<boolean>;
  addBlob(blob: BlobRow, team: string): Promise<void>;
  blob(sha256: string): Promise<BlobRow | null>;
  /** Teams, or `account:<id>` of people without one, that brought the blob. */
  blobTeams(sha256: string): Promise<readonly string[]>;
}

/** Somebody of the staff opened a team's record. */
interface ReadingRow {
  readonly reader: string;
  readonly stream: string;
  readonly what: string;
  /** UTC milliseconds. */
  readonly at: number;
}

/** Which courses there are; everything about them stands in their streams. */
export interface CourseStore {
  addCourse(stream: string, made: number): Promise<void>;
  courses(): Promise<readonly string[]>;
  addReading(row: ReadingRow): Promise<void>;
  /** Newest first. */
  readings(streams: readonly string[]): Promise<readonly ReadingRow[]>;
}

interface BlobRow {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
}

/** One head of a case tree and its place in the agency log. Written before the log takes it, so a crash repeats no label. */
export interface HeadRow {
  readonly stream: string;
  /** 0, 1, 2 … within the case. */
  readonly number: number;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
  readonly logIndex: number;
}

/** The agency log: named bytes (tiles, bundles, checkpoint) and the case heads they hold. */
export interface LogStore {
  addHeads(heads: readonly HeadRow[]): Promise<void>;
  headsOf(stream: string): Promise<readonly HeadRow[]>;
  /** The newest head of every case. */
  newestHeads(): Promise<readonly HeadRow[]>;
  /** Heads whose place in the log is `logIndex` or later, in log order. */
  headsFrom(logIndex: number): Promise<readonly HeadRow[]>;
  tile(path: string): Promise<Uint8Array | null>;
  /** Writes all of them or none. */
  putTiles(tiles: ReadonlyMap<string, Uint8Array>): Promise<void>;
}

export interface Store extends EntryStore, AccountStore, CaseStore, CourseStore, LogStore {
  close(): Promise<void>;
}

/** Closed list: what can go wrong in a store. */
export class StoreError extends Error {
  readonly code: 'store.full' | 'store.failed';

  constructor(code: 'store.full' | 'store.failed', cause: unknown) {
    super(code, { cause });
    this.code = code;
  }
}
