import type { Entry, FileNameFacts, StoredTime } from '../contract.ts';
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
  if (time.peerSeconds !== undefined) return time.peerSeconds;
  return time.kind === 'local' && time.wall?.endsWith('.00') === true ? seconds(time) - 1 : seconds(time);
}

/**
 * One line of a body file (version 3), as `fls -r -p -m /` prints it:
 * `md5|name|inode|mode|uid|gid|size|atime|mtime|ctime|crtime`. Empty times are 0. No line end. An NTFS file's
 * $FILE_NAME attribute has a line too, so that there are two, with a line end between them.
 * Where `fls` is wrong and we know it (docs/validation-image.md) this line follows it, so that the two can be compared.
 * `prefix` goes before the path, to tell volumes apart.
 */
export function bodyfileLine(entry: Entry, prefix = ''): string {
  const { fileName } = entry;
  if (fileName === undefined) return ownLine(entry, prefix);
  const second = fileNameLine(entry, fileName, prefix);
  if (fileName.line === 'instead') return second;
  const own = ownLine(entry, prefix);
  return fileName.line === 'before' ? `${second}\n${own}` : `${own}\n${second}`;
}

function ownLine(entry: Entry, prefix: string): string {
  const path = prefix + (entry.bodyfilePath ?? entry.path);
  const mark = entry.type === 'volume-label' ? LABEL_MARK : '';
  const times = [...[entry.accessed, entry.modified, entry.changed].map(seconds), peerCreated(entry.created)];
  const hidden = entry.target === undefined || entry.targetNotInBodyfile === true;
  const target = hidden ? '' : ` -> ${entry.target}`;
  const shown = withoutC0(path) + mark + target + stateOf(entry);
  const number = entry.numberText ?? entry.number;
  return `0|${shown}|${number}|${entry.mode}|${ownerOf(entry)}|${entry.size}|${times.join('|')}`;
}

function fileNameLine(entry: Entry, facts: FileNameFacts, prefix: string): string {
  const times = [facts.accessed, facts.modified, facts.changed, facts.created].map(seconds);
  const shown = `${withoutC0(prefix + facts.path)} ($FILE_NAME)${stateOf(entry)}`;
  return `0|${shown}|${facts.numberText}|${entry.mode}|${ownerOf(entry)}|${facts.size}|${times.join('|')}`;
}

function stateOf({ deleted, reallocated }: Entry): string {
  if (!deleted) return '';
  return reallocated ? ' (deleted-realloc)' : ' (deleted)';
}

function ownerOf({ uid, gid, peerUid }: Entry): string {
  return `${peerUid ?? uid ?? 0}|${gid ?? 0}`;
}
