import type { Kysely } from 'kysely';

/** Tables of the store, in the subset SQLite and PostgreSQL share. Times are UTC milliseconds, set by the caller. */
export interface Tables {
  entry: {
    stream: string;
    idx: number;
    id: string;
    feed: string;
    seq: number;
    kind: string;
    header: string;
    signature: string;
    body: string;
    secret: string;
    received: number;
  };
  stream_head: { stream: string; total: number };
  feed_head: {
    feed: string;
    stream: string;
    key: string;
    seq: number;
    id: string;
    hlc: string;
    received: number;
  };
  team: { id: string; name: string };
  team_exercise: { team: string; exercise: string };
  team_member: { team: string; account: string };
  account: { id: string; name: string; role: string; agency: string; team: string | null; strength: string };
  token: { hash: string; kind: string; account: string; expires: number };
  device: { key: string; account: string; algorithm: string; public_key: string };
  course: { stream: string; made: number };
  team_case: {
    stream: string;
    exercise: string;
    team: string;
    /** Empty outside a course. */
    course: string;
    run: string;
    dry_run: number;
    opened: number;
  };
  reading: { reader: string; stream: string; what: string; at: number };
  blob: { sha256: string; size: number; media_type: string };
  blob_team: { sha256: string; team: string };
  case_head: { stream: string; number: number; size: number; root: string; log_index: number };
  tile: { path: string; bytes: Uint8Array };
}

export type Database = Kysely<Tables>;

/** Version of the data folder; a folder written by a newer one is refused. */
export const DATA_VERSION = 2;

const statements = [
  `create table if not exists entry (stream text not null, idx bigint not null, id text not null unique, feed text not null,
     seq bigint not null, kind text not null, header text not null, signature text not null, body text not null,
     secret text not null, received bigint not null, primary key (stream, idx), unique (feed, seq))`,
  `create index if not exists entry_kind on entry (stream, kind)`,
  `create table if not exists stream_head (stream text primary key, total bigint not null)`,
  `create table if not exists feed_head (feed text primary key, stream text not null, key text not null, seq bigint not null,
     id text not null, hlc text not null, received bigint not null)`,
  `create index if not exists feed_head_stream on feed_head (stream)`,
  `create table if not exists team (id text primary key, name text not null)`,
  `create table if not exists team_exercise (team text not null, exercise text not null, primary key (team, exercise))`,
  `create table if not exists account (id text primary key, name text not null, role text not null, agency text not null,
     team text, strength text not null)`,
  `create table if not exists team_member (team text not null, account text not null, primary key (team, account))`,
  `create index if not exists team_member_account on team_member (account)`,
  `create table if not exists token (hash text primary key, kind text not null, account text not null, expires bigint not null)`,
  `create index if not exists token_account on token (account, kind)`,
  `create table if not exists device (key text primary key, account text not null, algorithm text not null, public_key text not null)`,
  `create table if not exists course (stream text primary key, made bigint not null)`,
  `create table if not exists team_case (stream text primary key, exercise text not null, team text not null, course text not null,
     run text not null, dry_run integer not null, opened bigint not null, unique (exercise, team, course, run))`,
  `create table if not exists reading (reader text not null, stream text not null, what text not null, at bigint not null)`,
  `create index if not exists reading_stream on reading (stream)`,
  `create table if not exists case_head (stream text not null, number bigint not null, size bigint not null, root text not null,
     log_index bigint not null unique, primary key (stream, number))`,
  `create table if not exists blob (sha256 text primary key, size bigint not null, media_type text not null)`,
  `create table if not exists blob_team (sha256 text not null, team text not null, primary key (sha256, team))`,
];

/** Carries what data version 1 held over: cases without runs, and one team an account. Harmless when done again. */
const fromVersion1 = [
  `create table if not exists investigation (stream text primary key, exercise text not null, team text not null,
     dry_run integer not null, opened bigint not null)`,
  `insert into team_case (stream, exercise, team, course, run, dry_run, opened)
     select stream, exercise, team, '', '', dry_run, opened from investigation where true on conflict do nothing`,
  `insert into team_member (team, account) select team, id from account where team is not null on conflict do nothing`,
];

/** Makes the tables that are missing. `bytesType` is `blob` for SQLite and `bytea` for PostgreSQL. */
export async function createTables(
  execute: (sql: string) => Promise<void>,
  bytesType: 'blob' | 'bytea',
): Promise<void> {
  for (const statement of [...statements, ...fromVersion1]) await execute(statement);
  await execute(`create table if not exists tile (path text primary key, bytes ${bytesType} not null)`);
}
