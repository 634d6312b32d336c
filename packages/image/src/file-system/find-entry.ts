import type { Entry, FileSystem } from '../contract.ts';
import { ImageError } from '../image-error.ts';

/**
 * How well `entry` fits an absolute `path`: 0 is best, null is not at all. An exact spelling wins over one that differs
 * in case (FAT compares without), that over a name with spaces at its end (a trick to hide its kind); and among equals a
 * live name wins over a deleted one.
 */
export function pathFit(entry: Entry, path: string): number | null {
  const gone = entry.deleted ? 1 : 0;
  if (entry.path === path) return gone;
  const folded = path.toLowerCase();
  if (entry.path.toLowerCase() === folded) return 2 + gone;
  return entry.path.trimEnd().toLowerCase() === folded ? 4 + gone : null;
}

/** How well `entry` fits a number as a listing shows it: of NTFS the record, or with attribute type and id, `64-128-2`. */
function numberFit({ number, numberText, deleted }: Entry, wanted: string): number | null {
  return wanted === String(number) || wanted === numberText ? Number(deleted) : null;
}

/** The entry `#number`, or the one that fits an absolute path best, also of names only a journal or slack has. Throws `image.no-such-entry`. */
export function findEntry(fileSystem: FileSystem, which: string): Entry {
  const number = /^#(\d+(?:-\d+-\d+)?)$/.exec(which)?.[1];
  const path = which.startsWith('/') ? which : `/${which}`;
  let best: { entry: Entry; fit: number } | undefined;
  for (const entry of fileSystem.entries()) {
    const fit = number === undefined ? pathFit(entry, path) : numberFit(entry, number);
    if (fit !== null && (best === undefined || fit < best.fit)) best = { entry, fit };
    if (fit === 0) break;
  }
  if (best !== undefined) return best.entry;
  for (const entry of number === undefined ? (fileSystem.remembered?.() ?? []) : [])
    if (pathFit(entry, path) !== null) return entry;
  throw new ImageError('image.no-such-entry', { path: which });
}
