import { toHex } from '@tracecraft/bytes';
import type { ArtefactTime } from '../contract.ts';
import type { Fact, RowGatherer } from '../row-gatherer.ts';
import { cocoaTime, countedTime } from '../times.ts';
import type { SqliteValue } from './engine.ts';
import type { Column, ColumnTime, TableReading } from './reading.ts';
import { rowsOf, type OpenDatabase, type Table, type TableRow } from './table.ts';

/** Seconds of any year below 9999 are fewer: what is more counts nanoseconds. */
const MOST_SECONDS = 1_000_000_000_000n;
const MOST_LABEL = 200;
type Words = ReadonlyMap<Column, ReadonlyMap<bigint, string>>;

/** A table that is there, how it is read, and what its numbers stand for. */
export interface KnownTable {
  readonly table: Table;
  readonly reading: TableReading;
  readonly words: Words;
}

/** Rows of a table: one for each column that holds something. Null when the database lacks it. */
export function readTable(
  database: OpenDatabase,
  tables: ReadonlyMap<string, Table>,
  reading: TableReading,
  rows: RowGatherer,
): KnownTable | null {
  const table = tables.get(reading.table);
  if (table === undefined) return null;
  const words = new Map(reading.columns.map((column) => [column, wordsOf(database, tables, column)]));
  const names = [...new Set([reading.label, ...reading.columns.map(({ name }) => name)])];
  for (const row of rowsOf(database, table, names)) rows.attempt(() => readRow(row, reading, words, rows));
  return { table, reading, words };
}

/** The texts a column's numbers stand for, by number. */
function wordsOf(
  database: OpenDatabase,
  tables: ReadonlyMap<string, Table>,
  { refersTo }: Column,
): ReadonlyMap<bigint, string> {
  const found = new Map<bigint, string>();
  const table = refersTo && tables.get(refersTo.table);
  if (refersTo === undefined || table === undefined) return found;
  for (const row of rowsOf(database, table, [refersTo.shows])) {
    const value = row.value(refersTo.shows);
    if (typeof value === 'string' && row.number !== null) found.set(row.number, value);
  }
  return found;
}

/** Facts of one row: its columns that hold something. */
export function readRow(
  row: TableRow,
  { table, label, columns }: TableReading,
  words: Words,
  rows: RowGatherer,
): void {
  const about = columns.find(({ name }) => name === label);
  const value = row.value(label);
  const shown = value === null ? '' : ((about && words.get(about)?.get(whole(value))) ?? text(value));
  const record = [String(row.number ?? '?'), shown.slice(0, MOST_LABEL)]
    .filter((part) => part !== '')
    .join(' ');
  for (const column of columns) {
    const stored = row.value(column.name);
    if (stored === null || stored === '') continue;
    const { within, ...place } = row.place(column.name);
    const held = within === '' ? place : { ...place, within };
    rows.row(`${table}.${column.name}`, record, factOf(stored, column, words), held);
  }
}

function factOf(value: NonNullable<SqliteValue>, column: Column, words: Words): Fact {
  const stored = text(value);
  if (column.time !== undefined && (typeof value === 'number' || typeof value === 'bigint'))
    return { stored, time: timeOf(value, column.time) };
  const meaning = words.get(column)?.get(whole(value)) ?? column.names?.(whole(value));
  return { stored, value: meaning };
}

function timeOf(value: number | bigint, kind: ColumnTime): ArtefactTime {
  if (kind === 'cocoa-by-size') {
    const count = whole(value);
    return count > MOST_SECONDS || count < -MOST_SECONDS
      ? countedTime(count, 'cocoa-ns-utc')
      : cocoaTime(Number(value));
  }
  return kind === 'cocoa-s-utc' ? cocoaTime(Number(value)) : countedTime(whole(value), kind);
}

/** A number without its fraction; -1 for what is none, which no row has. */
function whole(value: SqliteValue): bigint {
  if (typeof value === 'bigint') return value;
  return typeof value === 'number' && Number.isFinite(value) ? BigInt(Math.trunc(value)) : -1n;
}

function text(value: NonNullable<SqliteValue>): string {
  return value instanceof Uint8Array ? toHex(value) : String(value);
}
