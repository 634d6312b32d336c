import { concatBytes, type RandomAccess } from '@tracecraft/bytes';
import type { Entry, Extents } from '../contract.ts';
import { ImageError } from '../image-error.ts';
import { readStructure } from '../source/read-structure.ts';

/**
 * `length` bytes of an entry's content from `offset`. Throws `image.content-missing` when the extents do not hold them
 * all, `image.truncated` when the image does not. Zeros come from holes alone, which the file system defines as zeros.
 */
export function readExtents(
  raw: RandomAccess,
  entry: Entry,
  extents: Extents,
  offset = 0,
  length = Math.max(0, (extents.size ?? entry.size) - offset),
): Uint8Array {
  const parts: Uint8Array[] = [];
  let skip = offset;
  let left = length;
  for (const range of extents.ranges) {
    if (left === 0) break;
    if (skip >= range.length) {
      skip -= range.length;
      continue;
    }
    const take = Math.min(left, range.length - skip);
    const reading = { structure: 'file-content', field: entry.path };
    parts.push(
      range.sparse === true ? new Uint8Array(take) : readStructure(raw, range.offset + skip, take, reading),
    );
    left -= take;
    skip = 0;
  }
  if (left > 0)
    throw new ImageError('image.content-missing', {
      path: entry.path,
      offset,
      wanted: length,
      available: length - left,
    });
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : concatBytes(...parts);
}
