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

/** The fields of a line of a body file, in its own terms. */
export interface BodyRecord {
  readonly name: string;
  readonly number: string | number;
  readonly mode: string;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly accessed: number;
  readonly modified: number;
  readonly changed: number;
  readonly created: number;
}

/**
 * The lines `fls -r -p -m /` prints for an entry: one, or two for an NTFS file, whose $FILE_NAME attribute has one too.
 * Where `fls` is wrong and we know it (docs/validation-image.md) they follow it, so that the two can be compared.
 * `prefix` goes before the path, to tell volumes apart. Times are seconds since 1970, empty ones 0.
 */
export function bodyRecords(entry: Entry, prefix = ''): readonly BodyRecord[] {
  const { fileName } = entry;
  if (fileName === undefined) return [ownRecord(entry, prefix)];
  const second = fileNameRecord(entry, fileName, prefix);
  if (fileName.line === 'instead') return [second];
  const own = ownRecord(entry, prefix);
  return fileName.line === 'before' ? [second, own] : [own, second];
}

/**
 * The same as text of a body file (version 3), lines parted by a line end:
 * `md5|name|inode|mode|uid|gid|size|atime|mtime|ctime|crtime`.
 */
export function bodyfileLine(entry: Entry, prefix = ''): string {
  const [first, second] = bodyRecords(entry, prefix);
  if (first === undefined) return '';
  return second === undefined ? lineOf(first) : `${lineOf(first)}\n${lineOf(second)}`;
}

function lineOf(one: BodyRecord): string {
  const owner = `${one.mode}|${one.uid}|${one.gid}|${one.size}`;
  return `0|${one.name}|${one.number}|${owner}|${one.accessed}|${one.modified}|${one.changed}|${one.created}`;
}

function ownRecord(entry: Entry, prefix: string): BodyRecord {
  const path = prefix + (entry.bodyfilePath ?? entry.path);
  const mark = entry.type === 'volume-label' ? LABEL_MARK : '';
  const hidden = entry.target === undefined || entry.targetNotInBodyfile === true;
  const target = hidden ? '' : ` -> ${entry.target}`;
  return {
    name: withoutC0(path) + mark + target + stateOf(entry),
    number: entry.numberText ?? entry.number,
    mode: entry.mode,
    uid: entry.peerUid ?? entry.uid ?? 0,
    gid: entry.gid ?? 0,
    size: entry.size,
    accessed: seconds(entry.accessed),
    modified: seconds(entry.modified),
    changed: seconds(entry.changed),
    created: peerCreated(entry.created),
  };
}

function fileNameRecord(entry: Entry, facts: FileNameFacts, prefix: string): BodyRecord {
  return {
    name: `${withoutC0(prefix + facts.path)} ($FILE_NAME)${stateOf(entry)}`,
    number: facts.numberText,
    mode: entry.mode,
    uid: entry.peerUid ?? entry.uid ?? 0,
    gid: entry.gid ?? 0,
    size: facts.size,
    accessed: seconds(facts.accessed),
    modified: seconds(facts.modified),
    changed: seconds(facts.changed),
    created: seconds(facts.created),
  };
}

function stateOf({ deleted, reallocated }: Entry): string {
  if (!deleted) return '';
  return reallocated ? ' (deleted-realloc)' : ' (deleted)';
}
