import { ArtefactError } from '../artefact-error.ts';
import type { Page, Pages } from './pages.ts';
import { valuesOf, varint, type Stretch } from './record.ts';

const LEAF = 13;
const INTERIOR = 5;

/** Where a row of a table lies. */
export interface Cell {
  readonly page: Page;
  /** Byte of the page where the row's number begins, and how many it takes. */
  readonly key: Stretch;
  /** Bytes of the record that lie on the page. */
  readonly local: Stretch;
  /** Bytes of the whole record, which may go on in other pages. */
  readonly size: number;
}

/**
 * Cells of a table's b-tree by row number (SQLite, "Database File Format" §1.6). Only places are read here: the values
 * are the engine's. A page that comes twice ends it, so that a cycle costs no more than the file's length.
 */
export function cellsOf(pages: Pages, root: number): ReadonlyMap<bigint, Cell> {
  return walkTable(pages, root).cells;
}

/** The same, and the leaves they stand on. */
export function walkTable(
  pages: Pages,
  root: number,
): { readonly cells: ReadonlyMap<bigint, Cell>; readonly leaves: readonly Page[] } {
  const leaves: Page[] = [];
  const found = new Map<bigint, Cell>();
  const seen = new Set<number>();
  const waiting = [root];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const page = pages.page(number);
    if (seen.has(number)) throw damaged(page, 'Page', 0, number);
    seen.add(number);
    readPage(page, pages.usable, found, waiting);
    if (page.bytes[headOf(page)] === LEAF) leaves.push(page);
  }
  return { cells: found, leaves };
}

/** Where a page's own header begins: behind the database's on the first. */
export function headOf({ number }: Page): number {
  return number === 1 ? 100 : 0;
}

function readPage(page: Page, usable: number, found: Map<bigint, Cell>, waiting: number[]): void {
  const { bytes } = page;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = headOf(page);
  const kind = bytes[head]!;
  if (kind !== LEAF && kind !== INTERIOR) throw damaged(page, 'PageType', head, kind);
  const count = view.getUint16(head + 3);
  const pointers = head + (kind === LEAF ? 8 : 12);
  if (pointers + 2 * count > usable) throw damaged(page, 'CellCount', head + 3, count);
  for (let i = 0; i < count; i++) {
    const at = view.getUint16(pointers + 2 * i);
    if (at + 4 > usable) throw damaged(page, 'CellPointer', pointers + 2 * i, at);
    if (kind === INTERIOR) waiting.push(view.getUint32(at));
    else readCell(page, at, usable, found);
  }
  if (kind === INTERIOR) waiting.push(view.getUint32(head + 8));
}

function readCell(page: Page, at: number, usable: number, found: Map<bigint, Cell>): void {
  const payload = varint(page.bytes, at);
  const key = payload && varint(page.bytes, payload.next);
  if (payload === null || key === null) throw damaged(page, 'Cell', at, 'varint');
  const size = Number(payload.value);
  const length = localLength(size, usable);
  if (payload.value > BigInt(usable) * 0xffffffffn || key.next + length > page.bytes.length)
    throw damaged(page, 'PayloadSize', at, size);
  found.set(BigInt.asIntN(64, key.value), {
    page,
    size,
    key: { offset: payload.next, length: key.next - payload.next },
    local: { offset: key.next, length },
  });
}

/** Bytes of a record that stay on a leaf; the rest goes to overflow pages. */
function localLength(size: number, usable: number): number {
  const most = usable - 35;
  if (size <= most) return size;
  const least = Math.trunc(((usable - 12) * 32) / 255) - 23;
  const kept = least + ((size - least) % (usable - 4));
  return kept <= most ? kept : least;
}

/** Where the value of column `index` stands in the file; of one that goes on in another page, its first stretch. */
export function placeOf(pages: Pages, cell: Cell, index: number): (Stretch & { within: string }) | null {
  const { page, local, size } = cell;
  const record = page.bytes.subarray(local.offset, local.offset + local.length);
  const value = valuesOf(record, size)?.[index];
  if (value === undefined) return null;
  const inside = local.length - value.offset;
  if (inside > 0 || value.length === 0)
    return {
      offset: page.offset + local.offset + Math.min(value.offset, local.length),
      length: Math.max(0, Math.min(value.length, inside)),
      within: page.within,
    };
  return overflowPlace(pages, cell, -inside, value.length);
}

/** A byte `ahead` of where the overflow pages of a cell begin. */
function overflowPlace(
  pages: Pages,
  { page, local }: Cell,
  ahead: number,
  length: number,
): (Stretch & { within: string }) | null {
  const room = pages.usable - 4;
  let from = page.bytes.subarray(local.offset + local.length);
  for (let skipped = 0; from.length >= 4; skipped += room) {
    const number = new DataView(from.buffer, from.byteOffset, 4).getUint32(0);
    if (number === 0) return null;
    const next = pages.page(number);
    if (ahead < skipped + room) {
      const offset = next.offset + 4 + ahead - skipped;
      return { offset, length: Math.min(length, room - (ahead - skipped)), within: next.within };
    }
    from = next.bytes;
  }
  return null;
}

function damaged(page: Page, field: string, at: number, value: number | string): ArtefactError {
  const offset = page.offset + at;
  return new ArtefactError('artefact.malformed', { structure: 'SQLite', field, offset }, value);
}
