import type { Entry, FileSystem } from '../contract.ts';
import { everyEntry } from './every-entry.ts';

/** Every deleted file once: those a directory still names or nothing leads to, and those only a journal remembers. */
export function* deletedFiles(fileSystem: Pick<FileSystem, 'entries' | 'remembered'>): Generator<Entry> {
  for (const entry of everyEntry(fileSystem)) if (entry.deleted) yield entry;
}
