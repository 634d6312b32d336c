import type { Entry, FileSystem } from '../contract.ts';

/**
 * Every entry as it is known best: what a directory still names or nothing leads to, and what only a journal remembers.
 * Where both know a deleted file, the journal's size and times are taken, since deleting emptied the others.
 */
export function* everyEntry(fileSystem: FileSystem): Generator<Entry> {
  let read: Map<string, Entry> | null = null;
  // The first rows need not wait for a journal, or for what lies unused in every folder.
  const remembered = (): Map<string, Entry> =>
    (read ??= new Map([...(fileSystem.remembered?.() ?? [])].map((one) => [one.identity, one])));
  for (const entry of fileSystem.entries()) {
    const known = entry.deleted ? remembered().get(entry.identity) : undefined;
    if (known !== undefined) remembered().delete(entry.identity);
    yield known ?? entry;
  }
  yield* remembered().values();
}
