import type { Entry, StoredTime } from '../contract.ts';
import { printable } from './printable.ts';

/** An entry as cells of text, the same on a terminal and on a page. */
export interface TableRow {
  readonly number: string;
  readonly mode: string;
  readonly size: string;
  readonly modified: string;
  readonly accessed: string;
  readonly created: string;
  readonly state: '' | 'deleted' | 'reallocated';
  readonly path: string;
}

function timeCell(time: StoredTime): string {
  return time.wall?.replace('T', ' ') ?? '';
}

/** Times are the wall-clock readings on the disk, without a zone. */
export function tableRow(entry: Entry): TableRow {
  return {
    number: entry.numberText ?? String(entry.number),
    mode: entry.mode,
    size: String(entry.size),
    modified: timeCell(entry.modified),
    accessed: timeCell(entry.accessed),
    created: timeCell(entry.created),
    state: entry.reallocated ? 'reallocated' : entry.deleted ? 'deleted' : '',
    path: printable(entry.path),
  };
}
