import { ShortReadError, type RandomAccess } from '@tracecraft/bytes';

/** Sizes in bytes. `readAhead` blocks at most are fetched in one go when reading forward. */
export interface BlockCacheLimits {
  readonly block: number;
  readonly capacity: number;
  readonly readAhead: number;
}

/** Places read forward at the same time that are told apart. */
const PLACES = 8;

const LIMITS: BlockCacheLimits = { block: 256 * 1024, capacity: 64 * 1024 * 1024, readAhead: 8 };

/**
 * Keeps whole blocks of `source`, at most `capacity` bytes, least recently used out first. One trip to the file or the
 * server costs the same whatever its size, so neighbours are fetched together once reading goes forward.
 * Reads of several blocks at once (hashing, export) pass straight through and do not push the cache out.
 */
export function blockCached(source: RandomAccess, limits: BlockCacheLimits = LIMITS): RandomAccess {
  const blocks = new Map<number, Uint8Array>();
  const most = Math.max(1, Math.floor(limits.capacity / limits.block));
  // tables and what they point to are read in turn: each place that reads forward has its own run
  const forward: { next: number; run: number }[] = [];

  function keep(index: number, bytes: Uint8Array): void {
    blocks.set(index, bytes);
    const oldest = blocks.keys().next().value;
    if (blocks.size > most && oldest !== undefined) blocks.delete(oldest);
  }

  function fetchFrom(index: number): Uint8Array {
    const place = forward.findIndex(({ next }) => next === index);
    const [known] = place < 0 ? [] : forward.splice(place, 1);
    const run = known === undefined ? 1 : Math.min(known.run * 2, limits.readAhead, most);
    const start = index * limits.block;
    const bytes = source.read(start, Math.min(run * limits.block, source.size - start));
    for (let i = run - 1; i >= 0; i--) {
      const part = bytes.subarray(i * limits.block, (i + 1) * limits.block);
      if (part.length > 0) keep(index + i, part);
    }
    forward.push({ next: index + run, run });
    if (forward.length > PLACES) forward.shift();
    return bytes.subarray(0, limits.block);
  }

  function block(index: number): Uint8Array {
    const known = blocks.get(index);
    if (known === undefined) return fetchFrom(index);
    blocks.delete(index);
    blocks.set(index, known);
    return known;
  }

  function gather(offset: number, length: number): Uint8Array {
    const whole = new Uint8Array(length);
    let at = 0;
    while (at < length) {
      const index = Math.floor((offset + at) / limits.block);
      const from = offset + at - index * limits.block;
      const part = block(index).subarray(from, from + length - at);
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  return {
    size: source.size,
    read(offset, length) {
      if (offset < 0 || length < 0 || offset + length > source.size)
        throw new ShortReadError(offset, length, Math.max(0, source.size - offset));
      if (length === 0) return new Uint8Array(0);
      if (length >= 4 * limits.block) return source.read(offset, length);
      const index = Math.floor(offset / limits.block);
      const from = offset - index * limits.block;
      if (from + length <= limits.block) return block(index).subarray(from, from + length);
      return gather(offset, length);
    },
  };
}
