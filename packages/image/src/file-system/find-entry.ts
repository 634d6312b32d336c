import type { Entry, FileSystem } from '../contract.ts';
import { ImageError } from '../image-error.ts';

/**
 * The entry `#number`, or the one at an absolute path; a live one wins over a deleted one of the same path, and a
 * name with spaces at its end (a trick to hide its kind) is found without them when no other has the path.
 * Throws `image.no-such-entry`.
 */
export function findEntry(fileSystem: FileSystem, which: string): Entry {
  const number = /^#(\d+)$/.exec(which)?.[1];
  const path = which.startsWith('/') ? which : `/${which}`;
  const wanted =
    number === undefined
      ? (entry: Entry) => entry.path === path
      : (entry: Entry) => entry.number === Number(number);
  let second: Entry | null = null;
  let padded: Entry | null = null;
  for (const entry of fileSystem.entries()) {
    if (wanted(entry)) {
      if (!entry.deleted) return entry;
      second ??= entry;
    } else if (padded === null && entry.path.trimEnd() === path) padded = entry;
  }
  const found = second ?? padded;
  if (found === null) throw new ImageError('image.no-such-entry', { path: which });
  return found;
}
