import type { Entry, StoredTime } from '../contract.ts';
import { withoutC0 } from './printable.ts';

const LABEL_MARK = ' (Volume Label Entry)';
const LABEL_LENGTH = 11;

function seconds(time: StoredTime): number {
  return time.seconds ?? 0;
}

/**
 * One line of a body file (version 3), as `fls -r -p -m /` prints it:
 * `md5|name|inode|mode|uid|gid|size|atime|mtime|ctime|crtime`. Empty times are 0. No line end.
 */
export function bodyfileLine(entry: Entry): string {
  const folder = entry.path.slice(0, entry.path.length - entry.name.length);
  const name = entry.type === 'volume-label' ? entry.name.padEnd(LABEL_LENGTH) + LABEL_MARK : entry.name;
  const state = entry.deleted ? (entry.reallocated ? ' (deleted-realloc)' : ' (deleted)') : '';
  const times = [entry.accessed, entry.modified, entry.changed, entry.created].map(seconds);
  const shown = withoutC0(folder + name) + state;
  return `0|${shown}|${entry.number}|${entry.mode}|0|0|${entry.size}|${times.join('|')}`;
}
