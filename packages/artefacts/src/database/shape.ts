import type { SqliteValue } from './engine.ts';
import type { RecordValue } from './record.ts';
import { storedValue, type TextEncoding } from './stored-value.ts';
import type { Table } from './table.ts';

/** What a row of a table looks like: which serial types a column can hold. */
export interface Shape {
  readonly table: Table;
  readonly encoding: TextEncoding;
  readonly allows: readonly ((type: number) => boolean)[];
}

const any = (type: number): boolean => type < 10 || type >= 12;
const whole = (type: number): boolean => type < 7 || type === 8 || type === 9;
const number = (type: number): boolean => type < 10;
const words = (type: number): boolean => type === 0 || (type >= 13 && type % 2 === 1);
const nothing = (type: number): boolean => type === 0;

/** Affinity of a declared type (SQLite, "Datatypes" §3.1), as the serial types a value comes to be stored in. */
function allowed(declared: string): (type: number) => boolean {
  if (/int/i.test(declared)) return whole;
  if (/char|clob|text/i.test(declared)) return words;
  return declared === '' || /blob/i.test(declared) ? any : number;
}

/** The number of a row stands before its record: the column that is that number holds nothing. */
export function shapeOf(table: Table, encoding: TextEncoding): Shape {
  const allows = table.types.map((type, index) => (index === table.key ? nothing : allowed(type)));
  return { table, encoding, allows };
}

/** Fewer values than this may be chance. */
const LEAST_VALUES = 2;

/** The values of a record of this shape, or null: one that does not belong there, text that is none, hardly anything stored. */
export function valuesIn(
  { allows, encoding }: Shape,
  bytes: Uint8Array,
  found: readonly RecordValue[],
): readonly SqliteValue[] | null {
  if (found.length !== allows.length) return null;
  if (!found.every(({ type }, index) => allows[index]!(type))) return null;
  const values: SqliteValue[] = [];
  for (const { type, offset, length } of found) {
    const value = storedValue(type, bytes.subarray(offset, offset + length), encoding);
    if (value === undefined) return null;
    values.push(value);
  }
  return values.filter((value) => value !== null).length < LEAST_VALUES ? null : values;
}
