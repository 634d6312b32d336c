import type { RandomAccess } from '@tracecraft/bytes';
import { be32 } from '../source/little-endian.ts';
import { be16, headOf, upTo, type Measured, type Signature } from './signature.ts';

const HEAD = 'SQLite format 3\0';
const HEADER = 100;
/** First bytes of a page of a tree ("Database File Format", 1.6). */
const TREE = [2, 5, 10, 13];

/** Whether the first bytes of a page can be one of this file: a tree, an overflow or free page, or a pointer map. */
function isPage(head: Uint8Array, pages: number): boolean {
  return TREE.includes(head[0]!) || head[0]! <= 5 || be32(head, 0) <= pages;
}

/** Bytes of a page; 0 where the header is none. */
function pageSizeOf(head: Uint8Array): number {
  const fractions = head.length > HEADER && head[21] === 64 && head[22] === 32 && head[23] === 32;
  const stored = fractions ? be16(head, 16) : 0;
  const size = stored === 1 ? 65536 : stored;
  return size >= 512 && (size & (size - 1)) === 0 ? size : 0;
}

/** By its header's page count, where every page looks like one. */
function measure(file: RandomAccess): Measured | null {
  const head = upTo(file, 0, HEADER + 1);
  const size = pageSizeOf(head);
  if (size === 0) return null;
  // The count is only right when the version that wrote it was the last to write.
  const pages = be32(head, 24) === be32(head, 92) ? be32(head, 28) : 0;
  if (pages === 0 || !TREE.includes(head[HEADER]!)) return { length: HEADER, state: 'header-only' };
  for (let page = 0; page < pages; page++) {
    const first = upTo(file, page * size, 4);
    const sound = page === 0 || (first.length === 4 && isPage(first, pages));
    if (!sound || (page + 1) * size > file.size)
      return page === 0
        ? { length: HEADER, state: 'header-only' }
        : { length: page * size, state: 'cut-short' };
  }
  return { length: pages * size, state: 'validated' };
}

export const SQLITE: Signature = {
  type: 'sqlite',
  extension: 'sqlite',
  head: headOf(HEAD),
  before: 0,
  measure,
};
