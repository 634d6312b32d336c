import { equalBytes, joinBytes, toUtf8 } from '@tracecraft/bytes';
import { BundleError } from './bundle-error.ts';
import { crc32 } from './crc32.ts';

/** A file of a bundle. Names are lower-case ASCII. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const LOCAL_SIGNATURE = 0x04034b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const END_SIGNATURE = 0x06054b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const CRC_AT = 14;
const NAME = /^[a-z0-9][a-z0-9./-]{0,79}$/;
/** Version 1.0 to extract, no flags, method 0 (stored), 1980-01-01 00:00: the same in every bundle. */
const FIXED = { version: 10, dosDate: 0x21 };
/** Zip without its 64-bit extension ends here. */
const MOST_BYTES = 0xffff_ffff;
const MOST_FILES = 0xffff;

/**
 * Zip (PKWARE APPNOTE 6.3.10 §4.3) of `files` in the given order: stored, no comment, no extra field, no gap.
 * One list of files has one zip, which is what lets {@link readStoredZip} compare byte for byte.
 */
export function writeStoredZip(files: readonly ZipFile[]): Uint8Array<ArrayBuffer> {
  const total = files.reduce(
    (sum, { name, bytes }) => sum + LOCAL_BYTES + CENTRAL_BYTES + 2 * name.length + bytes.length,
    END_BYTES,
  );
  if (total > MOST_BYTES || files.length > MOST_FILES)
    throw new BundleError('bundle.too-large', { bytes: total });
  const locals = files.flatMap((file) => [localHeader(file), file.bytes]);
  return joinBytes([...locals, directory(files)]);
}

function header(
  length: number,
  name: string,
  fields: readonly (readonly [at: number, size: 2 | 4, value: number])[],
): Uint8Array {
  if (!NAME.test(name))
    throw new BundleError('bundle.malformed', { file: name.slice(0, 80), line: 0, path: 'name' });
  const bytes = new Uint8Array(length + name.length);
  const view = new DataView(bytes.buffer);
  for (const [at, size, value] of fields)
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
  bytes.set(toUtf8(name), length);
  return bytes;
}

function localHeader({ name, bytes }: ZipFile): Uint8Array {
  return header(LOCAL_BYTES, name, [
    [0, 4, LOCAL_SIGNATURE],
    [4, 2, FIXED.version],
    [12, 2, FIXED.dosDate],
    [CRC_AT, 4, crc32(bytes)],
    [18, 4, bytes.length],
    [22, 4, bytes.length],
    [26, 2, name.length],
  ]);
}

function centralHeader({ name, bytes }: ZipFile, crc: number, offset: number): Uint8Array {
  return header(CENTRAL_BYTES, name, [
    [0, 4, CENTRAL_SIGNATURE],
    [4, 2, FIXED.version],
    [6, 2, FIXED.version],
    [14, 2, FIXED.dosDate],
    [16, 4, crc],
    [20, 4, bytes.length],
    [24, 4, bytes.length],
    [28, 2, name.length],
    [42, 4, offset],
  ]);
}

function directory(files: readonly ZipFile[]): Uint8Array {
  let offset = 0;
  const centrals = files.map((file) => {
    const record = centralHeader(file, crc32(file.bytes), offset);
    offset += LOCAL_BYTES + file.name.length + file.bytes.length;
    return record;
  });
  const end = new Uint8Array(END_BYTES);
  const view = new DataView(end.buffer);
  view.setUint32(0, END_SIGNATURE, true);
  view.setUint16(8, files.length, true);
  view.setUint16(10, files.length, true);
  view.setUint32(
    12,
    centrals.reduce((sum, record) => sum + record.length, 0),
    true,
  );
  view.setUint32(16, offset, true);
  return joinBytes([...centrals, end]);
}

/**
 * The files of a zip that {@link writeStoredZip} could have written. Anything else throws {@link BundleError} with the
 * offset of the first byte that differs. Allocates no more than the directory: file bytes are views of `zip`.
 */
export function readStoredZip(zip: Uint8Array): readonly ZipFile[] {
  if (zip.length > MOST_BYTES) throw new BundleError('bundle.too-large', { bytes: zip.length });
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  if (zip.length < 4 || view.getUint32(0, true) !== LOCAL_SIGNATURE) throw new BundleError('bundle.not-zip');
  const files: ZipFile[] = [];
  let at = 0;
  while (at + 4 <= zip.length && view.getUint32(at, true) === LOCAL_SIGNATURE && files.length < MOST_FILES) {
    const file = readLocal(zip, view, at);
    files.push(file);
    at += LOCAL_BYTES + file.name.length + file.bytes.length;
  }
  compareDirectory(zip, at, directory(files), files);
  return files;
}

function readLocal(zip: Uint8Array, view: DataView, at: number): ZipFile {
  if (at + LOCAL_BYTES > zip.length) throw new BundleError('bundle.cut-short', { bytes: zip.length });
  const nameLength = view.getUint16(at + 26, true);
  const dataAt = at + LOCAL_BYTES + nameLength;
  const end = dataAt + view.getUint32(at + 22, true);
  if (dataAt > zip.length) throw new BundleError('bundle.cut-short', { bytes: zip.length });
  const name = String.fromCharCode(
    ...zip.subarray(at + LOCAL_BYTES, Math.min(dataAt, at + LOCAL_BYTES + 80)),
  );
  if (!NAME.test(name) || name.length !== nameLength)
    throw new BundleError('bundle.altered', { offset: at + 26 });
  if (end > zip.length) throw new BundleError('bundle.cut-short', { bytes: zip.length });
  const file = { name, bytes: zip.subarray(dataAt, end) };
  const differs = firstDifference(zip.subarray(at, dataAt), localHeader(file));
  if (differs >= CRC_AT && differs < CRC_AT + 4) throw new BundleError('bundle.checksum', { file: name });
  if (differs >= 0) throw new BundleError('bundle.altered', { offset: at + differs });
  return file;
}

function compareDirectory(
  zip: Uint8Array,
  at: number,
  expected: Uint8Array,
  files: readonly ZipFile[],
): void {
  const found = zip.subarray(at);
  if (equalBytes(found, expected)) return;
  if (found.length < END_BYTES) throw new BundleError('bundle.cut-short', { bytes: zip.length });
  const differs = firstDifference(found, expected);
  if (differs < expected.length && differs < found.length)
    throw new BundleError('bundle.altered', { offset: at + differs });
  if (found.length < expected.length)
    throw new BundleError('bundle.cut-short', { bytes: zip.length, files: files.length });
  throw new BundleError('bundle.trailing-bytes', { bytes: found.length - expected.length });
}

/** Index of the first byte that differs, or where the shorter one ends; -1 when equal. */
function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) if (a[i] !== b[i]) return i;
  return a.length === b.length ? -1 : shorter;
}
