import type { DiskImage, Entry, Extents, FileSystem } from '../contract.ts';
import { everyEntry } from '../file-system/every-entry.ts';
import type { NoticeLog } from '../notice-log.ts';
import { locateInFile, mark, startPlaces, type Located } from './place.ts';

/**
 * Notes in `located` where sorted `offsets` lie in a file system, and gives each content once: hard links and crossed
 * folders show one under several paths. What cannot be read is told in `notices`.
 */
export function* locateFiles(
  fileSystem: FileSystem,
  located: readonly Located[],
  offsets: Float64Array,
  notices: NoticeLog,
): Generator<{ readonly entry: Entry; readonly extents: Extents }> {
  const partition = fileSystem.partition.index;
  notices.orElse(() => {
    for (const { offset, length } of fileSystem.unallocated())
      mark(located, offsets, offset, length, { kind: 'unallocated', partition });
  }, undefined);
  const seen = new Set<string>();
  for (const entry of everyEntry(fileSystem)) {
    const key = `${entry.identity} ${entry.numberText ?? ''}`;
    if (seen.has(key) || entry.type === 'virtual-directory' || entry.type === 'volume-label') continue;
    seen.add(key);
    const extents = notices.orElse(() => fileSystem.extents(entry), null);
    if (extents === null) continue;
    locateInFile(located, offsets, fileSystem, entry, extents);
    yield { entry, extents };
  }
}

/** Where each of sorted `offsets` lies in `image`. */
export function locate(image: DiskImage, offsets: Float64Array, notices: NoticeLog): Located[] {
  const located = startPlaces(image, offsets);
  for (const fileSystem of image.fileSystems) {
    const files = locateFiles(fileSystem, located, offsets, notices);
    while (files.next().done !== true);
  }
  return located;
}
