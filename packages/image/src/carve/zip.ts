import type { RandomAccess } from '@tracecraft/bytes';
import { le16, le32 } from '../source/little-endian.ts';
import { findBytes, headOf, upTo, type Measured, type Signature } from './signature.ts';

/** Signatures and sizes of PKWARE's APPNOTE 6.3.10, 4.3. */
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const DESCRIPTOR = 0x08074b50;
const END = 0x06054b50;
const SIZE = { local: 30, central: 46, end: 22 };
const SIZES_FOLLOW = 8;
const PK = Uint8Array.of(0x50, 0x4b);
/** Bytes of an entry without a size that are looked through for what follows it. */
const MOST_ENTRY = 256 << 20;

interface Walk {
  at: number;
  entries: number;
  listed: number;
  directory: number;
  readonly names: string[];
}

function nameOf(file: RandomAccess, at: number, length: number): string {
  return String.fromCharCode(...upTo(file, at, Math.min(length, 200)));
}

/** The next record from `at`: entries written as a stream do not say how long they are. */
function nextRecord(file: RandomAccess, at: number): number {
  const to = Math.min(file.size, at + MOST_ENTRY);
  for (let hit = findBytes(file, PK, at, to); hit >= 0; hit = findBytes(file, PK, hit + 1, to)) {
    const head = upTo(file, hit, 4);
    if (head.length < 4) return -1;
    const signature = le32(head, 0);
    if (signature === DESCRIPTOR && hit + 16 < to) {
      const after = upTo(file, hit + 16, 4);
      const next = after.length < 4 ? 0 : le32(after, 0);
      if (next === LOCAL || next === CENTRAL) return hit + 16;
    }
    if (signature === CENTRAL) return hit;
  }
  return -1;
}

function local(file: RandomAccess, walk: Walk): boolean {
  const head = upTo(file, walk.at, SIZE.local);
  if (head.length < SIZE.local) return false;
  const nameLength = le16(head, 26);
  const data = walk.at + SIZE.local + nameLength + le16(head, 28);
  const packed = le32(head, 18);
  walk.names.push(nameOf(file, walk.at + SIZE.local, nameLength));
  walk.entries += 1;
  const streamed = (le16(head, 6) & SIZES_FOLLOW) !== 0 && packed === 0;
  const next = streamed ? nextRecord(file, data) : data + packed;
  if (next < 0 || next > file.size) return false;
  walk.at = !streamed && (le16(head, 6) & SIZES_FOLLOW) !== 0 ? skipDescriptor(file, next) : next;
  return true;
}

function skipDescriptor(file: RandomAccess, at: number): number {
  const head = upTo(file, at, 4);
  return head.length === 4 && le32(head, 0) === DESCRIPTOR ? at + 16 : at;
}

function central(file: RandomAccess, walk: Walk): boolean {
  const head = upTo(file, walk.at, SIZE.central);
  if (head.length < SIZE.central) return false;
  if (walk.directory < 0) walk.directory = walk.at;
  walk.listed += 1;
  walk.at += SIZE.central + le16(head, 28) + le16(head, 30) + le16(head, 32);
  return walk.at <= file.size;
}

const INSIDE: readonly (readonly [string, string])[] = [
  ['word/', 'docx'],
  ['xl/', 'xlsx'],
  ['ppt/', 'pptx'],
  ['AndroidManifest.xml', 'apk'],
  ['META-INF/MANIFEST.MF', 'jar'],
];

/** OpenDocument says what it is in its first entry, unpacked. */
function openDocument(file: RandomAccess): string | undefined {
  const text = nameOf(file, SIZE.local, 120);
  const kind = /^mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/.exec(
    text,
  )?.[1];
  return kind === undefined ? undefined : { text: 'odt', spreadsheet: 'ods', presentation: 'odp' }[kind];
}

function extensionOf(file: RandomAccess, names: readonly string[]): string {
  const document = openDocument(file);
  if (document !== undefined) return document;
  return INSIDE.find(([start]) => names.some((name) => name.startsWith(start)))?.[1] ?? 'zip';
}

/** From entry to entry, then the central directory, which must list each and say where it begins. */
function measure(file: RandomAccess): Measured | null {
  const walk: Walk = { at: 0, entries: 0, listed: 0, directory: -1, names: [] };
  const stop = (): Measured => ({
    length: Math.min(walk.at, file.size),
    state: walk.entries > 1 ? 'cut-short' : 'header-only',
    extension: extensionOf(file, walk.names),
  });
  for (;;) {
    const head = upTo(file, walk.at, SIZE.end);
    const signature = head.length < SIZE.end ? 0 : le32(head, 0);
    if (signature === LOCAL && walk.directory < 0) {
      if (!local(file, walk)) return stop();
    } else if (signature === CENTRAL) {
      if (!central(file, walk)) return stop();
    } else if (signature === END && walk.listed > 0) {
      const sound =
        le16(head, 10) === walk.listed &&
        walk.listed === walk.entries &&
        le32(head, 16) === walk.directory &&
        le32(head, 12) === walk.at - walk.directory;
      const length = walk.at + SIZE.end + le16(head, 20);
      if (!sound || length > file.size) return stop();
      return { length, state: 'validated', extension: extensionOf(file, walk.names) };
    } else return stop();
  }
}

export const ZIP: Signature = {
  type: 'zip',
  extension: 'zip',
  head: headOf('PK\u0003\u0004'),
  before: 0,
  measure,
};
