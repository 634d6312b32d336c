import { database, type Database, type StoredEntry } from './database.ts';

/**
 * Second copies of a long stream's entries, many in one piece: Chromium takes eight times as long to read eleven thousand small rows as the same rows in
 * two dozen pieces of bytes (in texts three times). What stands in `entries` is true: a packed row counts only while its id stands there, and packs may
 * be lost at any time.
 */
const ROWS = 500;

/** Every stored entry of a stream, by id. Where many are in no pack yet, they are packed a little later. */
export async function storedRows(stream: string): Promise<readonly StoredEntry[]> {
  const db = await database();
  const [packs, ids] = await Promise.all([
    db.getAll('kept', packsOf(stream)),
    db.getAllKeysFromIndex('entries', 'stream', stream),
  ]);
  const missing = new Set(ids);
  const packed = packs.flatMap(rowsOf).filter(({ id }) => missing.delete(id));
  const loose = packedLater(stream, await rowsUnder(db, stream, missing));
  return [...packed, ...loose].sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function rowsUnder(db: Database, stream: string, ids: ReadonlySet<string>): Promise<StoredEntry[]> {
  if (ids.size <= ROWS) {
    const rows = await Promise.all([...ids].map((id) => db.get('entries', id)));
    return rows.filter((row) => row !== undefined);
  }
  const all = await db.getAllFromIndex('entries', 'stream', stream);
  return all.filter(({ id }) => ids.has(id));
}

function packedLater(stream: string, loose: readonly StoredEntry[]): readonly StoredEntry[] {
  if (loose.length >= ROWS) setTimeout(() => void pack(stream, loose), 3_000);
  return loose;
}

async function pack(stream: string, rows: readonly StoredEntry[]): Promise<void> {
  const db = await database();
  for (let at = 0; at < rows.length; at += ROWS) {
    const some = rows.slice(at, at + ROWS);
    // Another tab's pack of the same rows has the same name.
    await db.put(
      'kept',
      new TextEncoder().encode(JSON.stringify(some)),
      `${namedAfter(stream)}${some[0]?.id}`,
    );
  }
}

function rowsOf(pack: unknown): readonly StoredEntry[] {
  return JSON.parse(new TextDecoder().decode(pack as Uint8Array<ArrayBuffer>)) as StoredEntry[];
}

const namedAfter = (stream: string): string => `entries ${stream} `;

/** Names of packs end in an id, which is hexadecimal. */
function packsOf(stream: string): IDBKeyRange {
  return IDBKeyRange.bound(namedAfter(stream), `${namedAfter(stream)}g`);
}
