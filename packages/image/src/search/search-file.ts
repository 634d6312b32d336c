import type { ByteRange, Entry, Extents, FileSystem } from '../contract.ts';
import { hitsIn, searchSource, type Search, type SearchHit } from './search-source.ts';

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Places in the file where one range ends and the next does not follow it on the disk. */
function seams(ranges: readonly ByteRange[]): number[] {
  const found: number[] = [];
  let done = 0;
  for (const [i, range] of ranges.entries()) {
    const before = ranges[i - 1];
    const follows =
      before === undefined ||
      (before.sparse !== true && range.sparse !== true && before.offset + before.length === range.offset);
    if (!follows) found.push(done);
    done += range.length;
  }
  return found;
}

/** Stretches around `places`, joined where they meet. */
function around(places: readonly number[], reach: number, size: number): Stretch[] {
  const stretches: { from: number; to: number }[] = [];
  for (const place of places) {
    const from = Math.max(0, place - reach);
    const to = Math.min(size, place + reach);
    const open = stretches.at(-1);
    if (open !== undefined && from <= open.to) open.to = to;
    else if (from < to) stretches.push({ from, to });
  }
  return stretches;
}

/** A stretch is read whole; longer ones only come from files in thousands of pieces, and are cut. */
const MOST_STRETCH = 64 << 20;

const AROUND = { before: 24, after: 40 };

/** A hit with the bytes around it, which do not lie together on the disk. */
export interface FileHit extends SearchHit {
  readonly around: Uint8Array;
}

/**
 * Hits in the content of `entry` that a search of the raw image cannot see: across fragments, and in packed content.
 * Offsets count from the start of the file. Throws ImageError where content cannot be read.
 */
export function* searchFile(
  search: Search,
  fileSystem: FileSystem,
  entry: Entry,
  extents: Extents,
): Generator<FileHit> {
  const size = extents.size ?? entry.size;
  const read = (offset: number, length: number): Uint8Array => fileSystem.read(entry, offset, length);
  const withAround = (hit: SearchHit): FileHit => {
    const start = Math.max(hit.offset % 2, hit.offset - AROUND.before);
    const end = Math.min(size, hit.offset + hit.length + AROUND.after);
    return { ...hit, around: read(start, end - start) };
  };
  if (extents.packed === true) {
    for (const hit of searchSource({ size, read }, search)) yield withAround(hit);
    return;
  }
  const cuts = seams(extents.ranges).filter((seam) => seam > 0 && seam < size);
  for (const { from, to } of around(cuts, search.longest, size)) {
    const bytes = read(from, Math.min(to - from, MOST_STRETCH));
    for (const matcher of search.matchers) matcher.reset();
    for (const hit of hitsIn(search, bytes, from, 0, bytes.length))
      if (cuts.some((cut) => hit.offset < cut && cut < hit.offset + hit.length)) yield withAround(hit);
  }
}
