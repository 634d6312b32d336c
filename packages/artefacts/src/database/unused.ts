import { headOf } from './cells.ts';
import type { Page, Pages } from './pages.ts';
import type { Stretch } from './record.ts';

/** Bytes of a page that no row uses. A free block's first four were written over when its row was deleted. */
export interface Unused extends Stretch {
  readonly freeBlock: boolean;
}

const POINTERS = 8;

/** The gap of a leaf and its free blocks, as far as their chain holds (SQLite, "Database File Format" §1.6). */
export function unusedIn(page: Page, usable: number): readonly Unused[] {
  const { bytes } = page;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = headOf(page);
  const gap = head + POINTERS + 2 * view.getUint16(head + 3);
  const content = view.getUint16(head + 5) || 65_536;
  const found: Unused[] = [];
  if (content > gap && content <= usable)
    found.push({ offset: gap, length: content - gap, freeBlock: false });
  let before = Math.max(gap, content) - 1;
  for (let at = view.getUint16(head + 1); at > before && at + 4 <= usable; at = view.getUint16(at)) {
    const length = view.getUint16(at + 2);
    if (length < 4 || at + length > usable) break;
    found.push({ offset: at, length, freeBlock: true });
    before = at + length - 1;
  }
  return found;
}

/** A page that belongs to nothing, and the first of its bytes the list of free pages does not use itself. */
export interface FreePage {
  readonly page: Page;
  readonly from: number;
}

/** Pages of the free list (§1.5); it ends where it does not hold or comes back. */
export function freePages(pages: Pages): readonly FreePage[] {
  const first = pages.page(1).bytes;
  const found = new Map<number, FreePage>();
  let trunk = new DataView(first.buffer, first.byteOffset).getUint32(32);
  while (trunk !== 0 && pages.has(trunk) && !found.has(trunk)) {
    const page = pages.page(trunk);
    const view = new DataView(page.bytes.buffer, page.bytes.byteOffset, page.bytes.byteLength);
    const count = Math.min(view.getUint32(4), pages.usable / 4 - 2);
    found.set(trunk, { page, from: 8 + 4 * count });
    for (let i = 0; i < count; i++) {
      const leaf = view.getUint32(8 + 4 * i);
      if (pages.has(leaf) && !found.has(leaf)) found.set(leaf, { page: pages.page(leaf), from: 0 });
    }
    trunk = view.getUint32(0);
  }
  return [...found.values()];
}
