import type { RowGatherer } from '../row-gatherer.ts';
import type { Hive, Key } from './hive.ts';
import { keyTimeRow, valueRow } from './value-row.ts';

const RUN = 'Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\RunMRU';
const URLS = 'Software\\Microsoft\\Internet Explorer\\TypedURLs';

/** Commands typed into the Run box; `MRUList` says which letter is the latest, and only its time is kept, the key's. */
export function readRunMru(hive: Hive, root: Key, rows: RowGatherer): void {
  readAll(hive, root, RUN, rows);
}

/** Addresses typed into Internet Explorer; `url1` is the latest. */
export function readTypedUrls(hive: Hive, root: Key, rows: RowGatherer): void {
  readAll(hive, root, URLS, rows);
}

function readAll(hive: Hive, root: Key, path: string, rows: RowGatherer): void {
  const key = hive.find(root, path);
  if (key === null) return;
  keyTimeRow(hive, key, rows);
  for (const value of hive.values(key)) valueRow(value, rows);
}
