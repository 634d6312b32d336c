import { equalBytes } from '@tracecraft/bytes';
import { ArtefactError } from '../artefact-error.ts';
import { cellsOf, placeOf, type Cell } from './cells.ts';
import type { SqliteReader, SqliteValue } from './engine.ts';
import type { Pages } from './pages.ts';
import type { Stretch } from './record.ts';

/** A table of a database as its schema tells it. */
export interface Table {
  readonly name: string;
  readonly root: number;
  readonly columns: readonly string[];
  /** What each column was declared as. */
  readonly types: readonly string[];
  /** Column that is the row's number itself, or -1. */
  readonly key: number;
}

/** A row: its number, its values by column, and where each stands. */
export interface TableRow {
  /** Null where it was written over. */
  readonly number: bigint | null;
  readonly value: (column: string) => SqliteValue;
  readonly place: (column: string) => Place;
}

/** Where a value stands; `within` is `-wal` for the log beside the file. */
interface Place extends Stretch {
  readonly within: string;
  readonly carved?: true;
  readonly superseded?: true;
}

/** Runs what asks the engine; its refusal becomes a fault in its own words. */
export function asked<T>(field: string, ask: () => T): T {
  try {
    return ask();
  } catch (problem) {
    if (problem instanceof ArtefactError || !(problem instanceof Error)) throw problem;
    throw new ArtefactError('artefact.malformed', { structure: 'SQLite', field, offset: 0 }, problem.message);
  }
}

/** The ordinary tables of a database: views, virtual tables and computed columns run code of the file's maker. */
export function tablesOf(reader: SqliteReader, wanted: readonly string[]): ReadonlyMap<string, Table> {
  return asked('sqlite_schema', () => {
    const found = new Map<string, Table>();
    for (const [name, root, sql] of reader.query(
      `SELECT name, rootpage, sql FROM sqlite_schema WHERE type = 'table'`,
    )) {
      if (typeof name !== 'string' || !wanted.includes(name)) continue;
      if (typeof sql !== 'string' || !/^CREATE TABLE/i.test(sql)) continue;
      const table = describe(reader, name, Number(root));
      if (table !== null) found.set(name, table);
    }
    return found;
  });
}

function describe(reader: SqliteReader, name: string, root: number): Table | null {
  const columns: string[] = [];
  const types: string[] = [];
  const keys: number[] = [];
  for (const [, column, type, , , pk, hidden] of reader.query(`PRAGMA table_xinfo("${name}")`)) {
    if (Number(hidden) !== 0) return null;
    if (Number(pk) > 0) keys.push(/^integer$/i.test(String(type)) ? columns.length : -1);
    columns.push(String(column));
    types.push(String(type));
  }
  return { name, root, columns, types, key: keys.length === 1 ? keys[0]! : -1 };
}

/** A database open for reading. */
export interface OpenDatabase {
  readonly reader: SqliteReader;
  readonly pages: Pages;
  /** The file without the log beside it, where there is one. */
  readonly older: Pages | null;
  /** Is told the bytes of each row's values; throws when they are more than a sound file can hold. */
  readonly spend: (bytes: number) => void;
}

/**
 * Rows of a table with the columns asked for, by the engine; where each value stands, by our own walk of the table's pages.
 * A column the table lacks is NULL. A row the file holds as the log beside it does stands in the file.
 */
export function* rowsOf(
  database: OpenDatabase,
  table: Table,
  columns: readonly string[],
): Generator<TableRow> {
  const { reader, pages, older, spend } = database;
  const found = { pages, cells: cellsOf(pages, table.root) };
  const before = older === null ? null : { pages: older, cells: olderCells(older, table.root) };
  const have = columns.filter((column) => table.columns.includes(column));
  const names = ['_rowid_', ...have.map((column) => `"${column}"`)].join(', ');
  const rows = asked(table.name, () =>
    reader.query(`SELECT ${names} FROM "${table.name}" NOT INDEXED`)[Symbol.iterator](),
  );
  for (;;) {
    const next = asked(table.name, () => rows.next());
    if (next.done === true) return;
    const [stored, ...values] = next.value;
    spend(values.reduce<number>((sum, value) => sum + weight(value), 0));
    // a column of that name hides the row's number
    if (typeof stored !== 'bigint' && !Number.isSafeInteger(stored)) throw lost(table, String(stored));
    const number = BigInt(stored as bigint);
    const cell = found.cells.get(number);
    const old = before?.cells.get(number);
    const standing = cell !== undefined && old !== undefined && sameCell(cell, old) ? before : found;
    yield {
      number,
      value: (column) => values[have.indexOf(column)] ?? null,
      place: (column) => placeIn(table, standing ?? found, number, column),
    };
  }
}

/** Pages of the file as they were before the log's may be between two states: then nothing stands there. */
export function olderCells(pages: Pages, root: number): ReadonlyMap<bigint, Cell> {
  try {
    return cellsOf(pages, root);
  } catch (problem) {
    if (!(problem instanceof ArtefactError)) throw problem;
    return new Map();
  }
}

/** Whether two cells hold the same record; one that goes on in other pages is not compared. */
export function sameCell(one: Cell, other: Cell): boolean {
  if (one.size !== other.size || one.size > one.local.length) return false;
  const [a, b] = [one, other].map(({ page, local }) =>
    page.bytes.subarray(local.offset, local.offset + local.length),
  );
  return equalBytes(a!, b!);
}

interface Cells {
  readonly pages: Pages;
  readonly cells: ReadonlyMap<bigint, Cell>;
}

function placeIn(table: Table, { pages, cells }: Cells, number: bigint, column: string): Place {
  const cell = cells.get(number);
  if (cell === undefined) throw lost(table, `row ${number}`);
  const index = table.columns.indexOf(column);
  const value = index === table.key ? null : placeOf(pages, cell, index);
  const { page, key } = cell;
  return value ?? { offset: page.offset + key.offset, length: key.length, within: page.within };
}

function lost({ name }: Table, value: string): ArtefactError {
  return new ArtefactError('artefact.malformed', { structure: 'SQLite', field: name, offset: 0 }, value);
}

function weight(value: SqliteValue): number {
  return typeof value === 'string' || value instanceof Uint8Array ? value.length : 8;
}
