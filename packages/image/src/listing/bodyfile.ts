import type { Entry, StoredTime } from '../contract.ts';
import { withoutC0 } from './printable.ts';

const LABEL_MARK = ' (Volume Label Entry)';

function seconds(time: StoredTime): number {
  return time.peerSeconds ?? time.seconds ?? 0;
}

/**
 * Creation as Sleuth Kit 4.11.1 computes it: a second early where the hundredths are exactly 100, which is the one
 * reading whose fraction is written `.00`.
 */
function peerCreated(time: StoredTime): number {
  return time.kind === 'local' && time.wall?.endsWith('.00') === true ? seconds(time) - 1 : seconds(time);
}

/**
 * One line of a body file (version 3), as `fls -r -p -m /` prints it:
 * `md5|name|inode|mode|uid|gid|size|atime|mtime|ctime|crtime`. Empty times are 0. No line end.
 * Where `fls` is wrong and we know it (docs/validation-image.md) this line follows it, so that the two can be compared.
 * `prefix` goes before the path, to tell volumes apart.
 */
export function bodyfileLine(entry: Entry, prefix = ''): string {
  const path = prefix + (entry.bodyfilePath ?? entry.path);
  const mark = entry.type === 'volume-label' ? LABEL_MARK : '';
  const state = entry.deleted ? (entry.reallocated ? ' (deleted-realloc)' : ' (deleted)') : '';
  const times = [...[entry.accessed, entry.modified, entry.changed].map(seconds), peerCreated(entry.created)];
  const hidden = entry.target === undefined || entry.targetNotInBodyfile === true;
  const target = hidden ? '' : ` -> ${entry.target}`;
  const shown = withoutC0(path) + mark + target + state;
  const owner = `${entry.uid ?? 0}|${entry.gid ?? 0}`;
  return `0|${shown}|${entry.number}|${entry.mode}|${owner}|${entry.size}|${times.join('|')}`;
}
