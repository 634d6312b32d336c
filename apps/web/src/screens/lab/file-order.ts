import type { Entry, StoredTime } from '@tracecraft/image';

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

/** Positions of `indices` that pass the filter, in the wished order, streams below their file; ties keep the file system's own order. */
export function tableRows(
  entries: readonly Entry[],
  indices: readonly number[],
  wish: TableWish,
): readonly number[] {
  const text = wish.text.trim().toLowerCase();
  const kept = indices.filter((index) => {
    const entry = entries[index];
    if (entry === undefined) return false;
    if (wish.state !== 'all' && entry.deleted !== (wish.state === 'deleted')) return false;
    return text === '' || entry.path.toLowerCase().includes(text);
  });
  return streamsUnderFiles(entries, inOrder(entries, kept, wish));
}

function inOrder(entries: readonly Entry[], kept: readonly number[], wish: TableWish): readonly number[] {
  if (wish.column === 'listed') return wish.descending ? kept.toReversed() : kept;
  const compare = comparisons[wish.column];
  const sign = wish.descending ? -1 : 1;
  return kept.toSorted((a, b) => {
    const [left, right] = [entries[a], entries[b]];
    return left === undefined || right === undefined ? 0 : sign * compare(left, right) || a - b;
  });
}

const comparisons: Readonly<Record<Exclude<SortColumn, 'listed'>, (a: Entry, b: Entry) => number>> = {
  name: (a, b) => names.compare(a.name, b.name),
  size: (a, b) => a.size - b.size,
  modified: (a, b) => moment(a.modified) - moment(b.modified),
  accessed: (a, b) => moment(a.accessed) - moment(b.accessed),
  created: (a, b) => moment(a.created) - moment(b.created),
};

/** Empty and impossible times come first. */
function moment(time: StoredTime): number {
  return time.seconds ?? Number.NEGATIVE_INFINITY;
}
