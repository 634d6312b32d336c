import type { Entry, FileSystem } from '../contract.ts';

/**
 * Every deleted file once: those a directory still names or nothing leads to, and those only a journal remembers. Where
 * both know a file, the journal's size and times are taken, since deleting emptied the others.
 */
export function* deletedFiles(fileSystem: FileSystem): Generator<Entry> {
  const remembered = new Map([...(fileSystem.remembered?.() ?? [])].map((one) => [one.identity, one]));
  for (const entry of fileSystem.entries()) {
    if (!entry.deleted) continue;
    const known = remembered.get(entry.identity);
    remembered.delete(entry.identity);
    yield known ?? entry;
  }
  yield* remembered.values();
}
