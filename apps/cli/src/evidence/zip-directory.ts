import type { RandomAccess } from '@tracecraft/bytes';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** A file inside a zip archive. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly headerOffset: number;
  readonly encrypted: boolean;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** End record and the longest comment (PKWARE APPNOTE 6.3.10, §4.3.16). */
const TAIL = 22 + 65535;
const MOST_ENTRIES = 10_000;

function damaged(path: string): CommandError {
  return new CommandError('image.archive-damaged', { path }, EXIT.badInput);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Entries of the archive's central directory; null where it is damaged, or of another size than one packed image has. */
export function readZipDirectory(archive: RandomAccess): ZipEntry[] | null {
  const tailSize = Math.min(TAIL, archive.size);
  const tail = viewOf(archive.read(archive.size - tailSize, tailSize));
  let end = tailSize - 22;
  while (end >= 0 && tail.getUint32(end, true) !== END) end--;
  if (end < 0) return null;
  const count = tail.getUint16(end + 10, true);
  const size = tail.getUint32(end + 12, true);
  const offset = tail.getUint32(end + 16, true);
  if (count > MOST_ENTRIES || offset + size > archive.size) return null;
  return entriesIn(archive.read(offset, size), count);
}

function entriesIn(bytes: Uint8Array, count: number): ZipEntry[] | null {
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) return null;
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8'),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      headerOffset: view.getUint32(at + 42, true),
      encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Where the packed bytes of `entry` begin. */
export function packedOffset(archive: RandomAccess, entry: ZipEntry, path: string): number {
  if (entry.headerOffset + 30 > archive.size) throw damaged(path);
  const head = viewOf(archive.read(entry.headerOffset, 30));
  if (head.getUint32(0, true) !== LOCAL) throw damaged(path);
  const offset = entry.headerOffset + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  if (offset + entry.packedSize > archive.size) throw damaged(path);
  return offset;
}
