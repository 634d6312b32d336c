import type { Entry, FileSystem } from '../contract.ts';
import { ImageError } from '../image-error.ts';

/**
 * The entry `#number`, or the one at an absolute path; a live one wins over a deleted one of the same path.
 * Throws `image.no-such-entry`.
 */
export function findEntry(fileSystem: FileSystem, which: string): Entry {
  const number = /^#(\d+)$/.exec(which)?.[1];
  const path = which.startsWith('/') ? which : `/${which}`;
  const wanted =
    number === undefined
      ? (entry: Entry) => entry.path === path
      : (entry: Entry) => entry.number === Number(number);
  let deleted: Entry | null = null;
  for (const entry of fileSystem.entries()) {
    if (!wanted(entry)) continue;
    if (!entry.deleted) return entry;
    deleted ??= entry;
  }
  if (deleted === null) throw new ImageError('image.no-such-entry', { path: which });
  return deleted;
}
