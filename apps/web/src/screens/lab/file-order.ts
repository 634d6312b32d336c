import type { PackedFiles } from '../../adapters/image-worker/listing/packed-files.ts';
import { streamsUnderFiles } from './streams.ts';

export type SortColumn = 'listed' | 'name' | 'size' | 'modified' | 'accessed' | 'created';
export type StateFilter = 'all' | 'live' | 'deleted';

export interface TableWish {
  readonly column: SortColumn;
  readonly descending: boolean;
  readonly text: string;
  readonly state: StateFilter;
}

export const FIRST_WISH: TableWish = { column: 'listed', descending: false, text: '', state: 'all' };

const names = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Those of `rows` that pass the filter, in the wished order, streams below their file; ties keep the file system's own order. */
export function tableRows(files: PackedFiles, rows: Uint32Array, wish: TableWish): Uint32Array {
  const text = wish.text.trim().toLowerCase();
  const { state } = wish;
  if (state === 'all' && text === '') return streamsUnderFiles(files, inOrder(files, rows, wish));
  const kept = rows.filter(
    (row) =>
      (state === 'all' || files.deleted(row) === (state === 'deleted')) &&
      (text === '' || files.path(row).toLowerCase().includes(text)),
  );
  return streamsUnderFiles(files, inOrder(files, kept, wish));
}

function inOrder(files: PackedFiles, rows: Uint32Array, { column, descending }: TableWish): Uint32Array {
  if (column === 'listed') return descending ? rows.toReversed() : rows;
  const compare =
    column === 'name'
      ? byText(Array.from(rows, (row) => files.name(row)))
      : byNumber(Float64Array.from(rows, (row) => numberIn(files, row, column)));
  const sign = descending ? -1 : 1;
  const order = Uint32Array.from(rows, (_, i) => i);
  return order.sort((a, b) => sign * compare(a, b) || rows[a]! - rows[b]!).map((i) => rows[i]!);
}

type Compare = (a: number, b: number) => number;

function byText(texts: readonly string[]): Compare {
  return (a, b) => names.compare(texts[a]!, texts[b]!);
}

/** Two infinities are equal, though their difference is no number. */
function byNumber(values: Float64Array): Compare {
  return (a, b) => (values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : 0);
}

/** Empty and impossible times come first. */
function numberIn(files: PackedFiles, row: number, column: Exclude<SortColumn, 'listed' | 'name'>): number {
  if (column === 'size') return files.size(row);
  const seconds = files.seconds(row, column);
  return Number.isNaN(seconds) ? Number.NEGATIVE_INFINITY : seconds;
}
