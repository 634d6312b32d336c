import type { Entry, FileNameFacts, FileSystem, StoredTime } from '../contract.ts';
import type { ByteLines } from './byte-lines.ts';

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
 * Writes the lines `fls -r -p -m /` prints for an entry: one, or two for an NTFS file, whose $FILE_NAME attribute has one
 * too. Where `fls` is wrong and we know it (docs/validation-image.md) they follow it, so that the two can be compared.
 * `prefix` goes before the path, to tell volumes apart. Times are seconds since 1970, empty ones 0. Text of a body file
 * (version 3), each line with its end: `md5|name|inode|mode|uid|gid|size|atime|mtime|ctime|crtime`. False once nobody reads
 * any more.
 */
export function writeBodyfile(entry: Entry, out: ByteLines, prefix = ''): boolean {
  const { fileName } = entry;
  if (fileName === undefined) return writeOwn(entry, out, prefix);
  if (fileName.line === 'instead') return writeFileName(entry, fileName, out, prefix);
  if (fileName.line === 'before')
    return writeFileName(entry, fileName, out, prefix) && writeOwn(entry, out, prefix);
  return writeOwn(entry, out, prefix) && writeFileName(entry, fileName, out, prefix);
}

/** The lines of every entry of a file system, in their order. False once nobody reads any more. */
export function writeListing(fileSystem: FileSystem, out: ByteLines, prefix = ''): boolean {
  if (fileSystem.writeBodyfile !== undefined) return fileSystem.writeBodyfile(out, prefix);
  for (const entry of fileSystem.entries()) if (!writeBodyfile(entry, out, prefix)) return false;
  return true;
}

function writeOwn(entry: Entry, out: ByteLines, prefix: string): boolean {
  out.text('0|');
  if (prefix !== '') out.clean(prefix);
  out.clean(entry.bodyfilePath ?? entry.path);
  if (entry.type === 'volume-label') out.text(LABEL_MARK);
  if (entry.target !== undefined && entry.targetNotInBodyfile !== true) out.text(` -> ${entry.target}`);
  writeOwner(entry, entry.numberText ?? entry.number, out);
  return writeFacts(entry.size, entry, peerCreated(entry.created), out);
}

function writeFileName(entry: Entry, facts: FileNameFacts, out: ByteLines, prefix: string): boolean {
  out.text('0|');
  if (prefix !== '') out.clean(prefix);
  out.clean(facts.path);
  out.text(' ($FILE_NAME)');
  writeOwner(entry, facts.numberText, out);
  return writeFacts(facts.size, facts, seconds(facts.created), out);
}

type Times = Pick<FileNameFacts, 'accessed' | 'modified' | 'changed'>;

const BAR = 124;

function writeOwner(entry: Entry, number: string | number, out: ByteLines): void {
  if (entry.deleted) out.text(stateOf(entry));
  out.letter(BAR);
  if (typeof number === 'number') out.number(number);
  else out.text(number);
  out.letter(BAR);
  out.text(entry.mode);
  writeField(entry.peerUid ?? entry.uid ?? 0, out);
  writeField(entry.gid ?? 0, out);
}

function writeFacts(
  size: number,
  { accessed, modified, changed }: Times,
  created: number,
  out: ByteLines,
): boolean {
  writeField(size, out);
  writeField(seconds(accessed), out);
  writeField(seconds(modified), out);
  writeField(seconds(changed), out);
  writeField(created, out);
  return out.end();
}

function writeField(value: number, out: ByteLines): void {
  out.letter(BAR);
  out.number(value);
}

function stateOf({ deleted, reallocated }: Entry): string {
  if (!deleted) return '';
  return reallocated ? ' (deleted-realloc)' : ' (deleted)';
}
