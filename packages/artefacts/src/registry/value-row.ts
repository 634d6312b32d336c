import { toHex } from '@tracecraft/bytes';
import type { Fact, RowGatherer } from '../row-gatherer.ts';
import { utf16 } from '../text.ts';
import type { Hive, Key, Value } from './hive.ts';

const TEXT_TYPES: readonly number[] = [1, 2];
const NUMBER = 4;

/** A value as text, decimal number or hexadecimal bytes, by its type. */
export function storedOf({ type, data }: Value): string {
  if (TEXT_TYPES.includes(type)) return utf16(data);
  if (type === NUMBER && data.length === 4)
    return String(new DataView(data.slice().buffer).getUint32(0, true));
  return toHex(data);
}

/** Row of a value: `source` is its name, `record` its key's path. */
export function valueRow(value: Value, rows: RowGatherer, more: Partial<Fact> = {}): void {
  const { name, data, offset, key } = value;
  const place = { offset, length: data.length };
  rows.row(name === '' ? '(default)' : name, key.path, { stored: storedOf(value), ...more }, place);
}

/** Rows of the values of `key` that have one of these names. */
export function valueRows(hive: Hive, key: Key, names: readonly string[], rows: RowGatherer): void {
  for (const value of hive.values(key)) if (names.includes(value.name)) valueRow(value, rows);
}

/** Row of when the key was last written: any of its values or a child's addition changed it. */
export function keyTimeRow(hive: Hive, key: Key, rows: RowGatherer): void {
  rows.filetime(hive.cellOf(key), 4, 'LastWritten', key.path);
}
