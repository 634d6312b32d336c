import { equalBytes } from '@tracecraft/bytes';
import { ArtefactError } from '../artefact-error.ts';
import type { RowGatherer } from '../row-gatherer.ts';
import { carveRecords, type FoundRecord } from './carve-records.ts';
import { walkTable, type Cell } from './cells.ts';
import { valuesOf } from './record.ts';
import type { Page } from './pages.ts';
import { readRow, type KnownTable } from './read-table.ts';
import { shapeOf, type Shape } from './shape.ts';
import { storedValue, type TextEncoding } from './stored-value.ts';
import { olderCells, sameCell, type OpenDatabase, type TableRow } from './table.ts';
import { freePages, unusedIn, type FreePage, type Unused } from './unused.ts';

/** Bytes looked at for the beginning of a deleted row; a database with more unused ones is told as read in part. */
const MOST_TRIES = 1 << 26;

/** A known table with the rows that live in it. */
interface Living extends KnownTable {
  readonly shape: Shape;
  readonly cells: ReadonlyMap<bigint, Cell>;
  readonly leaves: readonly Page[];
}

/**
 * Rows that were deleted or changed and whose bytes nothing took since: in the unused parts of a table's pages, and in free
 * pages where the record fits one table alone. All are guesses (`carved`): a free page does not say whose it was. Copies of living
 * rows, which SQLite leaves where it moved them from, are passed over.
 */
export function readDeletedRows(
  database: OpenDatabase,
  known: readonly KnownTable[],
  encoding: TextEncoding,
  rows: RowGatherer,
): void {
  const { pages } = database;
  const free = freePages(pages);
  noteFree(free, pages.size, rows);
  const living = known.flatMap((one) => livingIn(one, database, encoding));
  const carver = new Carver(living, rows);
  for (const one of living) olderRows(one, database, rows, carver);
  for (const one of living)
    for (const page of one.leaves)
      for (const area of unusedIn(page, pages.usable)) carver.look(page, area, [one.shape]);
  const shapes = living.map(({ shape }) => shape);
  for (const { page, from } of free)
    carver.look(page, { offset: from, length: pages.usable - from, freeBlock: false }, shapes);
}

function livingIn(one: KnownTable, { pages }: OpenDatabase, encoding: TextEncoding): readonly Living[] {
  try {
    return [{ ...one, shape: shapeOf(one.table, encoding), ...walkTable(pages, one.table.root) }];
  } catch (problem) {
    // told when its rows were read: without its living rows a deleted one can't be told from a copy
    if (problem instanceof ArtefactError) return [];
    throw problem;
  }
}

/** Rows of the file alone that the log beside it deleted or changed; one that goes on in other pages is not compared. */
function olderRows(
  { table, shape, reading, words, cells }: Living,
  { older }: OpenDatabase,
  rows: RowGatherer,
  carver: Carver,
): void {
  if (older === null) return;
  for (const [number, cell] of olderCells(older, table.root)) {
    const now = cells.get(number);
    if (cell.size > cell.local.length || (now !== undefined && sameCell(now, cell))) continue;
    const record = recordOf(cell);
    const found = valuesOf(record, cell.size) ?? [];
    const values = found.map(
      ({ type, offset, length }) =>
        storedValue(type, record.subarray(offset, offset + length), shape.encoding) ?? null,
    );
    const places = found.map(({ offset, length }) => ({ offset: cell.local.offset + offset, length }));
    const row = { shape, number, key: cell.key, values, places, record };
    if (!carver.isNew(row)) continue;
    rows.attempt(() => readRow(rowOf(row, cell.page, { superseded: true }), reading, words, rows));
  }
}

/** A row for each run of free pages. */
function noteFree(free: readonly FreePage[], size: number, rows: RowGatherer): void {
  const inOrder = free.map(({ page }) => page).sort((a, b) => a.number - b.number);
  for (let i = 0, first = 0; i < inOrder.length; i++) {
    const [page, next] = [inOrder[i]!, inOrder[i + 1]];
    if (next?.number === page.number + 1 && next.offset === page.offset + size) continue;
    const { number, offset, within } = inOrder[first]!;
    const stored = number === page.number ? `page ${number}` : `pages ${number} to ${page.number}`;
    const place = { offset, length: (i - first + 1) * size, ...(within !== '' && { within }) };
    rows.row('SQLite.FreePages', '', { stored }, place);
    first = i + 1;
  }
}

class Carver {
  private readonly seen = new Set<string>();
  private readonly living: ReadonlyMap<Shape, Living>;
  private readonly rows: RowGatherer;
  private records: ReadonlyMap<string, readonly Uint8Array[]> | null = null;
  private tries = 0;

  constructor(living: readonly Living[], rows: RowGatherer) {
    this.living = new Map(living.map((one) => [one.shape, one]));
    this.rows = rows;
  }

  look(page: Page, area: Unused, shapes: readonly Shape[]): void {
    for (const found of carveRecords(page.bytes, area, shapes, () => this.try(page)))
      if (!this.lives(found) && this.isNew(found)) {
        const { reading, words } = this.living.get(found.shape)!;
        this.rows.attempt(() => readRow(rowOf(found, page, { carved: true }), reading, words, this.rows));
      }
  }

  private try({ offset }: Page): void {
    if (++this.tries > MOST_TRIES)
      throw new ArtefactError('artefact.limit', { structure: 'SQLite', field: 'unused', offset }, MOST_TRIES);
  }

  /** Whether a row that is there says the same: under the same number, or anywhere where the number is lost. */
  private lives({ number, record, shape }: FoundRecord): boolean {
    if (number === null) {
      this.records ??= recordsOf(this.living.values());
      return this.records.get(markOf(record))?.some((one) => equalBytes(one, record)) ?? false;
    }
    const cell = this.living.get(shape)!.cells.get(number);
    return cell !== undefined && equalBytes(recordOf(cell), record);
  }

  /** The same row may lie in several places; the first is told. */
  isNew({ number, record, shape }: Pick<FoundRecord, 'number' | 'record' | 'shape'>): boolean {
    const key = `${shape.table.name} ${number} ${record.join(',')}`;
    const before = this.seen.size;
    return this.seen.add(key).size > before;
  }
}

function recordsOf(living: Iterable<Living>): ReadonlyMap<string, readonly Uint8Array[]> {
  const found = new Map<string, Uint8Array[]>();
  for (const { cells } of living)
    for (const cell of cells.values()) {
      const record = recordOf(cell);
      const mark = markOf(record);
      const same = found.get(mark);
      if (same === undefined) found.set(mark, [record]);
      else same.push(record);
    }
  return found;
}

/** Enough of a record to find it by: its length and its last bytes. */
function markOf(record: Uint8Array): string {
  return `${record.length} ${record.subarray(-24).join(',')}`;
}

function recordOf({ page, local }: Cell): Uint8Array {
  return page.bytes.subarray(local.offset, local.offset + local.length);
}

type Standing = { readonly carved: true } | { readonly superseded: true };

function rowOf(
  { shape, number, key, values, places }: Pick<FoundRecord, 'shape' | 'number' | 'key' | 'values' | 'places'>,
  page: Page,
  standing: Standing,
): TableRow {
  const { columns, key: own } = shape.table;
  const isKey = (index: number): boolean => index >= 0 && index === own;
  return {
    number,
    value: (column) => {
      const index = columns.indexOf(column);
      return isKey(index) ? number : (values[index] ?? null);
    },
    place: (column) => {
      const index = columns.indexOf(column);
      const { offset, length } = (isKey(index) ? key : null) ?? places[index]!;
      return { offset: page.offset + offset, length, within: page.within, ...standing };
    },
  };
}
