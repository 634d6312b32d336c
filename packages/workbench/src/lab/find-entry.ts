import { everyEntry, pathFit, type DiskImage, type Entry, type FileSystem } from '@tracecraft/image';
import { LabError } from './lab-error.ts';

/** A name in one of the file systems of an image. */
export interface Found {
  readonly fileSystem: FileSystem;
  readonly entry: Entry;
}

/** The entry that fits `path` best in any file system (see `pathFit`). Throws LabError when none has it. */
export function entryAt(image: DiskImage, path: string): Found {
  const wanted = path.startsWith('/') ? path : `/${path}`;
  let best: { found: Found; fit: number } | undefined;
  for (const fileSystem of image.fileSystems)
    for (const entry of fileSystem.entries()) {
      const fit = pathFit(entry, wanted);
      if (fit !== null && (best === undefined || fit < best.fit))
        best = { found: { fileSystem, entry }, fit };
    }
  if (best === undefined) throw new LabError('lab.path-unknown', { path: wanted });
  return best.found;
}

/** The entry with this identity in the file system that starts at `partition`. Throws LabError when it is gone. */
export function entryOf(image: DiskImage, partition: number | null, identity: string): Found {
  for (const fileSystem of image.fileSystems) {
    if (partition !== null && fileSystem.partition.offset !== partition) continue;
    for (const entry of everyEntry(fileSystem)) if (entry.identity === identity) return { fileSystem, entry };
  }
  throw new LabError('lab.entry-unknown', { entry: identity });
}
