import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { HashSetReader, type HashSetFault } from '@tracecraft/image';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** What a hash set told of digests that are looked for. */
export interface HashSetAnswer {
  readonly path: string;
  /** Digests in the set. */
  readonly digests: number;
  /** Lines that hold no digest, the first of them. */
  readonly faults: readonly HashSetFault[];
  readonly faulty: number;
}

const SQLITE = 'SQLite format 3\0';
const MOST_TOLD = 10;

function beginsAsSqlite(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    throw new CommandError('hash-set.missing', { path }, EXIT.notFound);
  }
  try {
    const head = Buffer.alloc(SQLITE.length);
    return readSync(file, head, 0, head.length, 0) === head.length && head.toString('latin1') === SQLITE;
  } finally {
    closeSync(file);
  }
}

/**
 * Goes through the hash set at `path` once and calls `found` for each of its digests that is among `wanted`. Only `wanted`
 * is kept in memory, however large the set. Throws CommandError `hash-set.…`.
 */
export async function matchHashSet(
  path: string,
  wanted: ReadonlySet<string>,
  found: (digest: string) => void,
): Promise<HashSetAnswer> {
  const answer = beginsAsSqlite(path) ? inDatabase(path, wanted, found) : await inText(path, wanted, found);
  if (answer.digests === 0) throw new CommandError('hash-set.empty', { path }, EXIT.badInput);
  return answer;
}

async function inText(
  path: string,
  wanted: ReadonlySet<string>,
  found: (digest: string) => void,
): Promise<HashSetAnswer> {
  const reader = new HashSetReader();
  const faults: HashSetFault[] = [];
  let digests = 0;
  let faulty = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const read = reader.line(line);
    if ('line' in read) {
      faulty += 1;
      if (faults.length < MOST_TOLD) faults.push(read);
      continue;
    }
    digests += read.length;
    for (const digest of read) if (wanted.has(digest)) found(digest);
  }
  return { path, digests, faults, faulty };
}

/** NSRL RDS 3: a table FILE with columns sha256, sha1 and md5. */
function inDatabase(
  path: string,
  wanted: ReadonlySet<string>,
  found: (digest: string) => void,
): HashSetAnswer {
  let digests = 0;
  try {
    for (const value of valuesOf(path)) {
      digests += 1;
      const digest = value.toLowerCase();
      if (wanted.has(digest)) found(digest);
    }
  } catch (problem) {
    if (problem instanceof CommandError) throw problem;
    throw new CommandError('hash-set.damaged', { path }, EXIT.badInput);
  }
  return { path, digests, faults: [], faulty: 0 };
}

function* valuesOf(path: string): Generator<string> {
  const store = new DatabaseSync(path, { readOnly: true });
  try {
    const names = store.prepare("select lower(name) as name from pragma_table_info('FILE')").all();
    const columns = ['md5', 'sha1', 'sha256'].filter((name) => names.some((row) => row['name'] === name));
    if (columns.length === 0) throw new CommandError('hash-set.no-table', { path }, EXIT.badInput);
    for (const row of store.prepare(`select ${columns.join(', ')} from FILE`).iterate())
      for (const value of Object.values(row)) if (typeof value === 'string') yield value;
  } finally {
    store.close();
  }
}
