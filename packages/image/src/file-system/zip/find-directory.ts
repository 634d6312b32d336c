import type { RandomAccess } from '@tracecraft/bytes';
import { ZIP, ZIP64_END, ZIP64_LOCATOR, ZIP_CENTRAL, ZIP_END } from '@tracecraft/formats';
import { le32 } from '../../source/little-endian.ts';

/** Where the central directory lies, in bytes from the start of the source. */
export interface DirectoryPlace {
  readonly offset: number;
  readonly size: number;
  readonly entries: number;
  /** Bytes before the archive proper, as of one that unpacks itself: added to every offset in it. */
  readonly shift: number;
  readonly comment: Uint8Array;
  /** First byte behind the archive. */
  readonly end: number;
}

const MOST_COMMENT = 0xffff;

/** The directory its end record leads to; null where there is none that makes sense (APPNOTE 6.3.10 §4.3.16). */
export function findDirectory(source: RandomAccess): DirectoryPlace | null {
  const from = Math.max(0, source.size - ZIP_END.size - MOST_COMMENT);
  const tail = source.read(from, source.size - from);
  for (let at = tail.length - ZIP_END.size; at >= 0; at--) {
    if (tail[at] !== 0x50 || le32(tail, at) !== ZIP.end) continue;
    const found = directoryBefore(source, tail, from, at);
    if (found !== null) return found;
  }
  return null;
}

function directoryBefore(
  source: RandomAccess,
  tail: Uint8Array,
  from: number,
  at: number,
): DirectoryPlace | null {
  const end = ZIP_END.view(tail, at);
  const commentAt = at + ZIP_END.size;
  const wide = wideEnd(source, from + at);
  const { entries, size, offset } = wide ?? end;
  const behind = wide?.at ?? from + at;
  const shift = behind - size - offset;
  if (shift < 0 || !Number.isSafeInteger(offset + size)) return null;
  const comment = tail.slice(commentAt, commentAt + end.commentLength);
  const place = {
    offset: offset + shift,
    size,
    entries,
    shift,
    comment,
    end: from + commentAt + comment.length,
  };
  if (isDirectory(source, place)) return place;
  // Something may stand between the directory and its end; then offsets count from the start.
  const unshifted = { ...place, offset, shift: 0 };
  return isDirectory(source, unshifted) ? unshifted : null;
}

function isDirectory(source: RandomAccess, { offset, size }: DirectoryPlace): boolean {
  if (size === 0) return offset <= source.size;
  if (size < ZIP_CENTRAL.size || offset + size > source.size) return false;
  return le32(source.read(offset, 4), 0) === ZIP.central;
}

/** The end record of zip64, where a locator before the other leads to one. */
function wideEnd(
  source: RandomAccess,
  end: number,
): { readonly entries: number; readonly size: number; readonly offset: number; readonly at: number } | null {
  const locatorAt = end - ZIP64_LOCATOR.size;
  if (locatorAt < ZIP64_END.size) return null;
  const locator = ZIP64_LOCATOR.view(source.read(locatorAt, ZIP64_LOCATOR.size));
  if (locator.signature !== ZIP.locator64) return null;
  // Right before the locator where something was put before the archive.
  for (const at of [locator.offset, locatorAt - ZIP64_END.size]) {
    if (!Number.isSafeInteger(at) || at + ZIP64_END.size > locatorAt) continue;
    const { signature, entries, size, offset } = ZIP64_END.view(source.read(at, ZIP64_END.size));
    if (signature === ZIP.end64) return { entries, size, offset, at };
  }
  return null;
}
