import type { ByteRange, Extents } from '@tracecraft/image';

/**
 * Where bytes `offset` … of a file's content lie in the raw image; null where they are packed, lie in a hole, or lie in
 * pieces: then only the whole file can be pointed at.
 */
export function placeOfRow(
  { ranges, packed }: Extents,
  { offset, length }: { readonly offset: number; readonly length: number },
): ByteRange | null {
  if (packed === true || length < 1 || offset < 0) return null;
  let before = 0;
  for (const range of ranges) {
    const into = offset - before;
    if (into < range.length) {
      const whole = range.sparse !== true && into + length <= range.length;
      return whole ? { offset: range.offset + into, length } : null;
    }
    before += range.length;
  }
  return null;
}
