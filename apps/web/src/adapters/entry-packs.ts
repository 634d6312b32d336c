import { database, type Database, type StoredEntry } from './database.ts';

/**
 * Second copies of a long stream's entries, many in one text: Chromium takes twice as long to read eleven thousand small rows as the same rows in two
 * dozen texts (as bytes of UTF-8 they are read sooner, but made into text again they take longer). What stands in `entries` is true: a packed row
 * counts only while its id stands there, and packs may be lost at any time.
 */
const ROWS = 500;
/** Time for the screen that asked for the rows. */
const SOON_MS = 500;

/** Every stored entry of a stream, by id. Where many are in no pack yet, they are packed a little later. */
export async function storedRows(stream: string): Promise<readonly StoredEntry[]> {
  const db = await database();
  const [packs, ids] = await Promise.all([
    packedRows(db, stream),
    db.getAllKeysFromIndex('entries', 'stream', stream),
  ]);
  const missing = new Set(ids);
  const packed = packs.flat().filter(({ id }) => missing.delete(id));
  const loose = packedLater(stream, await rowsUnder(db, stream, missing));
  return [...packed, ...loose].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Each pack is parsed when it comes: the page is not held up by all of them at once. */
async function packedRows(db: Database, stream: string): Promise<readonly (readonly StoredEntry[])[]> {
  const names = await db.getAllKeys('kept', packsOf(stream));
  return Promise.all(names.map(async (name) => rowsOf(await db.get('kept', name))));
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
  if (loose.length >= ROWS) setTimeout(() => void pack(stream, loose), SOON_MS);
  return loose;
}

/** Packs rows just written, where they are many and of one stream: the rest waits until they are read. */
export async function packArrived(rows: readonly StoredEntry[]): Promise<void> {
  const stream = rows[0]?.stream;
  if (stream !== undefined && rows.length >= ROWS && rows.every((row) => row.stream === stream))
    await pack(stream, rows);
}

async function pack(stream: string, rows: readonly StoredEntry[]): Promise<void> {
  try {
    const db = await database();
    for (let at = 0; at < rows.length; at += ROWS) {
      const some = rows.slice(at, at + ROWS);
      // Another tab's pack of the same rows has the same name.
      await db.put('kept', JSON.stringify(some), `${namedAfter(stream)}${some[0]?.id}`);
    }
  } catch {
    // The rows are written: without room for a second copy they are read one by one.
  }
}

function rowsOf(pack: unknown): readonly StoredEntry[] {
  return JSON.parse(pack as string) as StoredEntry[];
}

const namedAfter = (stream: string): string => `entries ${stream} `;

/** Names of packs end in an id, which is hexadecimal. */
function packsOf(stream: string): IDBKeyRange {
  return IDBKeyRange.bound(namedAfter(stream), `${namedAfter(stream)}g`);
}
