import type { RandomAccess } from '@tracecraft/bytes';
import { readInto } from './read-into.ts';

/** Bytes kept together, and how many such pages: 32 MiB. */
export const PAGE = 1 << 13;
const MOST_PAGES = 4096;
/** Bytes read ahead where pages are asked for one after another. */
const AHEAD = 1 << 17;

/**
 * `source` through a cache of pages, at most 32 MiB of them. Folders lie scattered and cost one small read each; what is
 * read in order comes in large pieces. A read inside one page is a view of it, whose bytes never change: but a view keeps
 * all that was read with it in memory.
 */
export function cachedSource(source: RandomAccess): RandomAccess {
  const pages = new Map<number, Uint8Array>();
  let newest = -1;
  let newestPage: Uint8Array = new Uint8Array(0);
  const keep = (index: number, bytes: Uint8Array): void => {
    if (pages.size >= MOST_PAGES) pages.delete(pages.keys().next().value ?? 0);
    pages.set(index, bytes);
  };
  /** Reads page `index`, and those after it where the one before it was wanted too. */
  const load = (index: number): Uint8Array => {
    const offset = index * PAGE;
    if (pages.has(index - 1)) {
      const ahead = readAhead(source, offset);
      for (let at = PAGE; at < (ahead?.length ?? 0); at += PAGE)
        if (!pages.has(index + at / PAGE)) keep(index + at / PAGE, ahead!.subarray(at, at + PAGE));
      if (ahead !== null) return ahead.subarray(0, PAGE);
    }
    return plain(source.read(offset, Math.min(PAGE, source.size - offset)));
  };
  const page = (index: number): Uint8Array => {
    if (index === newest) return newestPage;
    let bytes = pages.get(index);
    // The one used last goes last.
    if (bytes === undefined) bytes = load(index);
    else pages.delete(index);
    keep(index, bytes);
    newest = index;
    newestPage = bytes;
    return bytes;
  };
  return {
    size: source.size,
    /** Past the cache: for what a reader keeps itself. */
    readInto: (offset, target) => readInto(source, offset, target),
    read(offset, length) {
      const index = Math.floor(offset / PAGE);
      const at = offset - index * PAGE;
      const inside = offset >= 0 && length >= 0 && at + length <= PAGE && offset + length <= source.size;
      return inside ? page(index).subarray(at, at + length) : plain(source.read(offset, length));
    },
  };
}

/** A large piece from `offset`, or null where some of it can't be read: a page alone may be whole. */
function readAhead(source: RandomAccess, offset: number): Uint8Array | null {
  try {
    return plain(source.read(offset, Math.min(AHEAD, source.size - offset)));
  } catch {
    return null;
  }
}

/** A Node Buffer's `slice` is no copy; readers here rely on one. */
function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
