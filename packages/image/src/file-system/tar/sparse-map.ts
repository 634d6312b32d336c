import type { ByteRange } from '../../contract.ts';
import { tarNumber } from './numbers.ts';
import { TAR } from '@tracecraft/formats';

/** A map of more pieces than this is no file but a trap. */
export const MOST_PAIRS = 1_000_000;

/** Offset, length, offset, length … of the pieces of a file that are stored; null where it makes no sense. */
export type SparseMap = readonly number[];

/** Pairs of an old GNU header or of a block that continues it. */
export function gnuPairs(bytes: Uint8Array, pairs: number): SparseMap {
  const map: number[] = [];
  for (let at = 0; at < pairs * TAR.sparse.pair; at += TAR.sparse.pair) {
    const field = bytes.subarray(at, at + TAR.sparse.pair);
    if (field[0] === 0) break;
    map.push(tarNumber(field.subarray(0, 12)) ?? Number.NaN, tarNumber(field.subarray(12)) ?? Number.NaN);
  }
  return map;
}

/** The map that stands before the data in format 1.0: decimal numbers, a line each; and the blocks it takes. */
export function leadingMap(
  block: (index: number) => Uint8Array | null,
): { readonly map: SparseMap; readonly blocks: number } | null {
  const map: number[] = [];
  let wanted: number | null = null;
  let digits = 0;
  let value = 0;
  for (let index = 0; ; index++) {
    const bytes = block(index);
    if (bytes === null) return null;
    for (const byte of bytes) {
      if (byte !== 10) {
        if (byte < 0x30 || byte > 0x39 || ++digits > 15) return null;
        value = value * 10 + byte - 0x30;
        continue;
      }
      if (digits === 0) return null;
      if (wanted === null) wanted = value * 2;
      else map.push(value);
      if (wanted > MOST_PAIRS * 2) return null;
      value = 0;
      digits = 0;
      if (map.length === wanted) return { map, blocks: index + 1 };
    }
  }
}

/**
 * Where the content of a sparse file of `size` bytes lies: its stored pieces, of which `stored` bytes stand at `offset`,
 * and the holes between them. Null where the map overlaps itself or leaves the file.
 */
export function sparseRanges(
  map: SparseMap,
  size: number,
  offset: number,
  stored: number,
): ByteRange[] | null {
  const ranges: ByteRange[] = [];
  let at = 0;
  let data = offset;
  for (let i = 0; i + 1 < map.length; i += 2) {
    const start = map[i]!;
    const length = map[i + 1]!;
    if (!(start >= at && length >= 0 && start + length <= size)) return null;
    if (start > at) ranges.push({ offset: 0, length: start - at, sparse: true });
    const held = Math.min(length, offset + stored - data);
    if (held < 0) return null;
    if (held > 0) ranges.push({ offset: data, length: held });
    if (held < length) return ranges;
    data += length;
    at = start + length;
  }
  if (at < size) ranges.push({ offset: 0, length: size - at, sparse: true });
  return ranges;
}
