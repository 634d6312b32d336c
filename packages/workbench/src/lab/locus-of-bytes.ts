import { toHex, type Hashing } from '@tracecraft/bytes';
import type { DiskImage } from '@tracecraft/image';
import { LabError } from './lab-error.ts';
import type { Found } from './find-entry.ts';
import type { Locus } from './locus.ts';

/** Bytes of a file that can be located: fewer than its size when the entry lies about its place or length. */
function locatedBytes({ fileSystem, entry }: Found): number {
  const located = fileSystem.extents(entry).ranges.reduce((sum, range) => sum + range.length, 0);
  return Math.min(entry.size, located);
}

/**
 * Where a file is, with the length and digest of what can be read of it: a lying entry is looked at as far as its
 * bytes go. Throws LabError for a directory.
 */
export function locusOfFile(hashing: Hashing, { fileSystem, entry }: Found): Locus {
  if (entry.type !== 'file' && entry.type !== 'virtual-file')
    throw new LabError('lab.not-a-file', { path: entry.path });
  const length = locatedBytes({ fileSystem, entry });
  return {
    partition: fileSystem.partition.offset,
    path: entry.path,
    entry: entry.identity,
    offset: fileSystem.extents(entry).ranges[0]?.offset ?? null,
    length,
    sha256: toHex(hashing.sha256(fileSystem.read(entry, 0, length))),
  };
}

/** Where a stretch of the raw image is, with the digest of its bytes. Throws LabError when it leaves the image. */
export function locusOfRange(hashing: Hashing, image: DiskImage, offset: number, length: number): Locus {
  if (offset < 0 || length < 1 || offset + length > image.raw.size)
    throw new LabError('lab.range-outside', { offset, length, size: image.raw.size });
  const holder = image.partitions.find(
    (part) =>
      (part.kind === 'partition' || part.kind === 'unpartitioned') &&
      offset >= part.offset &&
      offset < part.offset + part.length,
  );
  return {
    partition: holder?.offset ?? null,
    path: null,
    entry: null,
    offset,
    length,
    sha256: toHex(hashing.sha256(image.raw.read(offset, length))),
  };
}
