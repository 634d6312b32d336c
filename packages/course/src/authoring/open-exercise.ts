import { equalBytes, fromUtf8 } from '@tracecraft/bytes';
import { BundleError, readStoredZip, type ZipFile } from '@tracecraft/record';
import type { ContentFault } from '../content-fault.ts';
import {
  isPartName,
  MANIFEST,
  MOST_FILES,
  MOST_PACKAGE_BYTES,
  PACKAGE_FORMAT,
  PACKAGE_VERSION,
  partsOf,
  type ExerciseParts,
} from './exercise-parts.ts';
import { packExercise, sha256 } from './pack-exercise.ts';
import { readParts, type ReadParts } from './read-parts.ts';

/** An exercise file, opened. `digest`: SHA-256 of the file. */
export interface OpenedExercise extends ReadParts {
  readonly parts: ExerciseParts;
  readonly digest: string;
}

type Faults = { readonly errors: readonly ContentFault[] };

/**
 * Opens an exercise file somebody sent. Bounded in size and number of files, every name checked, every part compared
 * with the manifest's hash, the whole rebuilt and compared; then read as {@link parseExercise} does.
 */
export function openExercise(bytes: Uint8Array): OpenedExercise | Faults {
  if (bytes.length > MOST_PACKAGE_BYTES)
    return refused('too-large', '', { most: MOST_PACKAGE_BYTES, found: bytes.length });
  const files = unzipped(bytes);
  if ('errors' in files) return files;
  const manifest = readManifest(files);
  if ('errors' in manifest) return manifest;
  const texts = textsOf(files, manifest.parts);
  if ('errors' in texts) return texts;
  const parts = partsOf(texts);
  const read = readParts(parts);
  if ('errors' in read) return read;
  const again = packExercise(parts);
  if ('errors' in again) return again;
  if (!equalBytes(again.bytes, bytes)) return refused('part-altered', MANIFEST);
  return { ...read, parts, digest: again.digest };
}

function unzipped(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | Faults {
  const zip = readZip(bytes);
  if (zip === null) return refused('not-a-package', '');
  if (zip.length > MOST_FILES) return refused('too-many', '', { most: MOST_FILES });
  const names = new Set(zip.map((file) => file.name));
  if (names.size !== zip.length) return refused('duplicate-id', '', { name: MANIFEST });
  const strange = zip.filter(({ name }) => name !== MANIFEST && !isPartName(name));
  if (strange.length > 0) return { errors: strange.map(({ name }) => fault('part-unknown', name)) };
  return new Map(zip.map((file) => [file.name, file.bytes]));
}

/** Null when it is no zip of ours, whatever it is instead. */
function readZip(bytes: Uint8Array): readonly ZipFile[] | null {
  try {
    return readStoredZip(bytes);
  } catch (cause) {
    if (cause instanceof BundleError) return null;
    throw cause;
  }
}

function readManifest(
  files: ReadonlyMap<string, Uint8Array>,
): { readonly parts: Readonly<Record<string, unknown>> } | Faults {
  const json = jsonOf(files.get(MANIFEST));
  if (json === null || json['format'] !== PACKAGE_FORMAT) return refused('not-a-package', MANIFEST);
  const { version, parts } = json;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1)
    return refused('not-a-package', MANIFEST);
  if (version > PACKAGE_VERSION)
    return refused('version-newer', MANIFEST, { found: version, most: PACKAGE_VERSION });
  return isRecord(parts) ? { parts } : refused('not-a-package', MANIFEST);
}

function textsOf(
  files: ReadonlyMap<string, Uint8Array>,
  parts: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, string> | Faults {
  const errors: ContentFault[] = [];
  const texts = new Map<string, string>();
  for (const name of Object.keys(parts)) if (!files.has(name)) errors.push(fault('part-missing', name));
  for (const name of ['exercise.yaml', 'truth.yaml'])
    if (!Object.hasOwn(parts, name)) errors.push(fault('part-missing', name));
  for (const [name, bytes] of files) {
    if (name === MANIFEST) continue;
    const text = utf8(bytes);
    if (!Object.hasOwn(parts, name)) errors.push(fault('part-unknown', name));
    else if (text === null || parts[name] !== sha256(bytes)) errors.push(fault('part-altered', name));
    else texts.set(name, text);
  }
  return errors.length > 0 ? { errors } : texts;
}

function jsonOf(bytes: Uint8Array | undefined): Readonly<Record<string, unknown>> | null {
  const text = bytes === undefined ? null : utf8(bytes);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return fromUtf8(bytes);
  } catch {
    return null;
  }
}

function refused(code: ContentFault['code'], path: string, params: ContentFault['params'] = {}): Faults {
  return { errors: [fault(code, path, params)] };
}

function fault(code: ContentFault['code'], path: string, params: ContentFault['params'] = {}): ContentFault {
  return { code, document: 'package', path, params };
}
