import type { RandomAccess } from '@tracecraft/bytes';
import { readInto } from './read-into.ts';

const CHUNK = 1 << 18;
const CHUNKS = 8;

/**
 * `source` through eight chunks of memory that are used again and again, for readers that pass over much: a read inside
 * one chunk is a view of it, good until seven others have been read.
 */
export function reusedSource(source: RandomAccess): RandomAccess {
  const held = Array.from({ length: CHUNKS }, () => ({ index: -1, bytes: new Uint8Array(0) }));
  let next = 0;
  const chunk = (index: number): Uint8Array => {
    const known = held.find((one) => one.index === index);
    if (known !== undefined) return known.bytes;
    const slot = held[next]!;
    next = (next + 1) % CHUNKS;
    // Emptied first: where reading fails, nothing may be taken for what was asked for.
    slot.index = -1;
    const length = Math.min(CHUNK, source.size - index * CHUNK);
    if (slot.bytes.length !== length) slot.bytes = new Uint8Array(length);
    readInto(source, index * CHUNK, slot.bytes);
    slot.index = index;
    return slot.bytes;
  };
  return {
    size: source.size,
    read(offset, length) {
      const index = Math.floor(offset / CHUNK);
      const at = offset - index * CHUNK;
      const inside = offset >= 0 && length >= 0 && at + length <= CHUNK && offset + length <= source.size;
      return inside ? chunk(index).subarray(at, at + length) : source.read(offset, length);
    },
  };
}
