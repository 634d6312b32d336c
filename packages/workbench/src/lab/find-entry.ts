import type { DiskImage, Entry, FileSystem } from '@tracecraft/image';
import { LabError } from './lab-error.ts';

/** A name in one of the file systems of an image. */
export interface Found {
  readonly fileSystem: FileSystem;
  readonly entry: Entry;
}

/**
 * The entry at `path`. A live name wins over a deleted one, an exact spelling over one that differs in case only
 * (FAT compares without case). Throws LabError when no file system has it.
 */
export function entryAt(image: DiskImage, path: string): Found {
  const wanted = path.startsWith('/') ? path : `/${path}`;
  const folded = wanted.toLowerCase();
  let best: { found: Found; rank: number } | undefined;
  for (const fileSystem of image.fileSystems)
    for (const entry of fileSystem.entries()) {
      if (entry.path.toLowerCase() !== folded) continue;
      const rank = (entry.path === wanted ? 0 : 2) + (entry.deleted ? 1 : 0);
      if (best === undefined || rank < best.rank) best = { found: { fileSystem, entry }, rank };
    }
  if (best === undefined) throw new LabError('lab.path-unknown', { path: wanted });
  return best.found;
}

/** The entry with this identity in the file system that starts at `partition`. Throws LabError when it is gone. */
export function entryOf(image: DiskImage, partition: number | null, identity: string): Found {
  for (const fileSystem of image.fileSystems) {
    if (partition !== null && fileSystem.partition.offset !== partition) continue;
    for (const entry of fileSystem.entries()) if (entry.identity === identity) return { fileSystem, entry };
  }
  throw new LabError('lab.entry-unknown', { entry: identity });
}
