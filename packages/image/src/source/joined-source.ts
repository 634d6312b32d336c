import { ShortReadError, type RandomAccess } from '@tracecraft/bytes';
import type { ByteRange } from '../contract.ts';
import { readInto } from './read-into.ts';

/** Several ranges of a source read as one, and where its bytes lie in the source. */
export interface JoinedSource extends RandomAccess {
  /** The ranges of the source that hold `length` bytes from `offset`. */
  readonly rangesOf: (offset: number, length: number) => ByteRange[];
}

/** `ranges` of `source` one after another. */
export function joinedSource(source: RandomAccess, ranges: readonly ByteRange[]): JoinedSource {
  const starts = new Float64Array(ranges.length + 1);
  for (const [i, { length }] of ranges.entries()) starts[i + 1] = starts[i]! + length;
  const size = starts[ranges.length]!;
  const rangesOf = (offset: number, length: number): ByteRange[] => {
    if (offset < 0 || length < 0 || offset + length > size)
      throw new ShortReadError(offset, length, Math.max(0, size - offset));
    const found: ByteRange[] = [];
    for (let at = offset, i = indexOf(starts, offset); at < offset + length; i++) {
      const inside = at - starts[i]!;
      const take = Math.min(ranges[i]!.length - inside, offset + length - at);
      if (take > 0) found.push({ offset: ranges[i]!.offset + inside, length: take });
      at += take;
    }
    return found;
  };
  const fill = (offset: number, target: Uint8Array): void => {
    let done = 0;
    for (const range of rangesOf(offset, target.length)) {
      readInto(source, range.offset, target.subarray(done, done + range.length));
      done += range.length;
    }
  };
  return {
    size,
    rangesOf,
    readInto: fill,
    read(offset, length) {
      const [first, second] = rangesOf(offset, length);
      if (first !== undefined && second === undefined) return source.read(first.offset, first.length);
      const bytes = new Uint8Array(length);
      fill(offset, bytes);
      return bytes;
    },
  };
}

/** The last start that is not after `offset`. */
function indexOf(starts: Float64Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low;
}
