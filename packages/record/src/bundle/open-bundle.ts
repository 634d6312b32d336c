import { canonicalJson, fromBase64, fromUtf8, type Json } from '@tracecraft/bytes';
import type { Entry } from '../entry.ts';
import {
  BLOB_FOLDER,
  BUNDLE_FORMAT,
  BUNDLE_VERSION,
  FILES,
  type Bundle,
  type LoggedHeads,
} from './bundle.ts';
import { BundleError } from './bundle-error.ts';
import { entryShape, fullEntryShape, logShape, manifestShape } from './entry-shape.ts';
import type { BundleEntry } from './redacted-entry.ts';
import type { Shape } from './shape.ts';
import { readStoredZip, type ZipFile } from './stored-zip.ts';

/** What the manifest says; every value of it follows from the other files. */
export interface Manifest {
  readonly entries: number;
  readonly root: string;
  readonly stream: string;
}

export interface OpenedBundle extends Bundle {
  readonly manifest: Manifest;
}

/** Most bytes of one line: what a server takes for an entry, with room for the salts of a redacted one. */
const MOST_LINE_BYTES = 1 << 20;
const MOST_FILE_BYTES: Readonly<Record<string, number>> = {
  'manifest.json': 4_096,
  vkeys: 1 << 16,
  checkpoint: 1 << 18,
};

/**
 * Reads a bundle strictly: one content has one spelling, and whatever is spelt otherwise throws {@link BundleError}.
 * Proves nothing yet; see `verifyBundle`.
 */
export function openBundle(bytes: Uint8Array): OpenedBundle {
  const zip = readStoredZip(bytes);
  const manifest = readManifest(zip[0]);
  const [, vkeyFile, checkpoint, logFile, keys, entries, ...blobs] = zip;
  FILES.forEach((name, i) => expectFile(name, zip[i]));
  const vkeys = textOf(vkeyFile!);
  if (!/^([^\n]+\n)+$/.test(vkeys)) throw malformed('vkeys', 1, '');
  const [vkey = '', ...witnesses] = vkeys.slice(0, -1).split('\n');
  return {
    manifest,
    stream: manifest.stream,
    vkey,
    witnesses,
    checkpoint: textOf(checkpoint!),
    log: readLog(logFile!),
    keys: linesOf(keys!, fullEntryShape) as unknown as readonly Entry[],
    entries: linesOf(entries!, entryShape) as unknown as readonly BundleEntry[],
    blobs: readBlobs(blobs),
  };
}

function expectFile(name: string, file: ZipFile | undefined): void {
  if (file === undefined) throw new BundleError('bundle.file-missing', { file: name });
  if (file.name !== name) throw new BundleError('bundle.file-unknown', { file: file.name });
  if (file.bytes.length > (MOST_FILE_BYTES[name] ?? Number.POSITIVE_INFINITY))
    throw new BundleError('bundle.too-large', { file: name, bytes: file.bytes.length });
}

function readManifest(file: ZipFile | undefined): Manifest {
  if (file?.name !== 'manifest.json') throw new BundleError('bundle.not-a-case');
  expectFile('manifest.json', file);
  const loose = parse(textOf(file), file.name, 1) as {
    readonly format?: Json;
    readonly version?: Json;
  } | null;
  if (loose?.format !== BUNDLE_FORMAT) throw new BundleError('bundle.not-a-case');
  if (typeof loose.version === 'number' && loose.version > BUNDLE_VERSION)
    throw new BundleError('bundle.version-newer', { version: loose.version, known: BUNDLE_VERSION });
  return onlyLine(file, manifestShape) as unknown as Manifest;
}

function readLog(file: ZipFile): LoggedHeads {
  const { heads, proof, secret } = onlyLine(file, logShape) as unknown as {
    readonly heads: LoggedHeads['heads'];
    readonly proof: readonly string[];
    readonly secret: string;
  };
  return {
    heads,
    proof: proof.map((hash) => strictBase64(hash, file.name, 32)),
    secret: strictBase64(secret, file.name, 32),
  };
}

function strictBase64(text: string, file: string, length: number): Uint8Array {
  try {
    const bytes = fromBase64(text);
    if (bytes.length === length) return bytes;
  } catch {
    // told below, with the file it is in
  }
  throw malformed(file, 1, text.slice(0, 12));
}

function readBlobs(files: readonly ZipFile[]): ReadonlyMap<string, Uint8Array> {
  let last = '';
  for (const { name } of files) {
    if (!/^blobs\/[0-9a-f]{64}$/.test(name) || name <= last)
      throw new BundleError('bundle.file-unknown', { file: name });
    last = name;
  }
  return new Map(files.map(({ name, bytes }) => [name.slice(BLOB_FOLDER.length), bytes]));
}

function onlyLine(file: ZipFile, shape: Shape): Json {
  const lines = linesOf(file, shape);
  if (lines.length !== 1) throw malformed(file.name, 2, '');
  return lines[0]!;
}

/** Values of a file of JCS lines, each behind a line feed. */
function linesOf({ name, bytes }: ZipFile, shape: Shape): readonly Json[] {
  const values: Json[] = [];
  let at = 0;
  while (at < bytes.length) {
    const line = values.length + 1;
    const end = bytes.indexOf(10, at);
    if (end < 0) throw malformed(name, line, '');
    if (end - at > MOST_LINE_BYTES && name !== 'log.json')
      throw new BundleError('bundle.too-large', { file: name, line, bytes: end - at });
    values.push(canonicalLine(textOf({ name, bytes: bytes.subarray(at, end) }, line), name, line, shape));
    at = end + 1;
  }
  return values;
}

function canonicalLine(text: string, file: string, line: number, shape: Shape): Json {
  const value = parse(text, file, line);
  const fault = shape(value, '');
  if (fault !== undefined) throw malformed(file, line, fault);
  if (spelling(value) !== text) throw malformed(file, line, '');
  return value;
}

function spelling(value: Json): string | undefined {
  try {
    return canonicalJson(value);
  } catch {
    return undefined;
  }
}

function parse(text: string, file: string, line: number): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw malformed(file, line, '');
  }
}

function textOf({ name, bytes }: ZipFile, line = 1): string {
  try {
    return fromUtf8(bytes);
  } catch {
    throw malformed(name, line, '');
  }
}

function malformed(file: string, line: number, path: string): BundleError {
  return new BundleError('bundle.malformed', { file, line, path });
}
