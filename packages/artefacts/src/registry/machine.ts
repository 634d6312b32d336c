import type { RowGatherer } from '../row-gatherer.ts';
import type { Hive, Key } from './hive.ts';
import { keyTimeRow, storedOf, valueRow, valueRows } from './value-row.ts';

const NAMES = ['TimeZoneKeyName', 'StandardName', 'DaylightName', 'DynamicDaylightTimeDisabled'];
const BIASES = ['Bias', 'ActiveTimeBias', 'StandardBias', 'DaylightBias'];

/** `Control\ComputerName\ComputerName` of a control set. */
export function readComputerName(hive: Hive, set: Key, rows: RowGatherer): void {
  const key = hive.find(set, 'Control\\ComputerName\\ComputerName');
  if (key === null) return;
  keyTimeRow(hive, key, rows);
  valueRows(hive, key, ['ComputerName'], rows);
}

/** `Control\TimeZoneInformation`: UTC = local time + bias, in minutes. */
export function readTimeZone(hive: Hive, set: Key, rows: RowGatherer): void {
  const key = hive.find(set, 'Control\\TimeZoneInformation');
  if (key === null) return;
  keyTimeRow(hive, key, rows);
  valueRows(hive, key, NAMES, rows);
  for (const value of hive.values(key)) {
    if (!BIASES.includes(value.name)) continue;
    // biases are signed, though stored in a type that is not
    valueRow(value, rows, { value: `${Number(storedOf(value)) | 0} minutes` });
  }
}
