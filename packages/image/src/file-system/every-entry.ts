import type { Entry, FileSystem } from '../contract.ts';
import type { PlainRow } from '../listing/plain-row.ts';

/**
 * Every entry as it is known best: what a directory still names or nothing leads to, and what only a journal remembers.
 * Where both know a deleted file, the journal's size and times are taken, since deleting emptied the others.
 */
export function everyEntry(fileSystem: Pick<FileSystem, 'entries' | 'remembered'>): Generator<Entry> {
  return knownBest<never>(fileSystem, fileSystem.entries());
}

/** The same in the same order, as rows where the file system has them: one object, filled anew for each. */
export function everyRow(fileSystem: FileSystem): Generator<Entry | PlainRow> {
  return knownBest(fileSystem, fileSystem.rows?.each() ?? fileSystem.entries());
}

function* knownBest<T extends PlainRow>(
  fileSystem: Pick<FileSystem, 'remembered'>,
  found: Iterable<Entry | T>,
): Generator<Entry | T> {
  let read: Map<string, Entry> | null = null;
  // The first rows need not wait for a journal, or for what lies unused in every folder.
  const remembered = (): Map<string, Entry> =>
    (read ??= new Map([...(fileSystem.remembered?.() ?? [])].map((one) => [one.identity, one])));
  for (const entry of found) {
    const known = entry.deleted ? remembered().get(entry.identity) : undefined;
    if (known !== undefined) remembered().delete(known.identity);
    yield known ?? entry;
  }
  yield* remembered().values();
}
