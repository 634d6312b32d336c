import type { RandomAccess } from '@tracecraft/bytes';
import { readInto } from './read-into.ts';

/** Bytes read at once, and chunks kept: folders lie scattered, and each costs a chunk. */
const CHUNK = 1 << 16;
const MOST_CHUNKS = 512;

/**
 * `source` through a cache of whole chunks, at most 32 MiB of them. A read inside one chunk is a view of it: callers keep
 * no view longer than they look at it.
 */
export function cachedSource(source: RandomAccess): RandomAccess {
  const chunks = new Map<number, Uint8Array>();
  let newest = -1;
  let newestChunk: Uint8Array = new Uint8Array(0);
  const chunk = (index: number): Uint8Array => {
    if (index === newest) return newestChunk;
    let bytes = chunks.get(index);
    if (bytes === undefined) {
      bytes = plain(source.read(index * CHUNK, Math.min(CHUNK, source.size - index * CHUNK)));
      if (chunks.size >= MOST_CHUNKS) chunks.delete(chunks.keys().next().value ?? 0);
      chunks.set(index, bytes);
    } else {
      // The one used last goes last.
      chunks.delete(index);
      chunks.set(index, bytes);
    }
    newest = index;
    newestChunk = bytes;
    return bytes;
  };
  return {
    size: source.size,
    /** Past the cache: for what a reader keeps itself. */
    readInto: (offset, target) => readInto(source, offset, target),
    read(offset, length) {
      const index = Math.floor(offset / CHUNK);
      const at = offset - index * CHUNK;
      const inside = offset >= 0 && length >= 0 && at + length <= CHUNK && offset + length <= source.size;
      return inside ? chunk(index).subarray(at, at + length) : plain(source.read(offset, length));
    },
  };
}

/** A Node Buffer's `slice` is no copy; readers here rely on one. */
function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
