import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { PassThrough, Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createGunzip, createInflateRaw } from 'node:zlib';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { openFileSource } from './file-source.ts';
import { sparseFile } from './sparse-file.ts';
import { packedOffset, readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** One file unpacked to a temporary place. */
export interface Unpacked {
  readonly name: string;
  readonly path: string;
}

export interface UnpackLimits {
  /** Bytes one image may unpack to. */
  readonly most: number;
  readonly progress?: (done: number) => void;
}

/** Packing methods of zip. */
const STORED = 0;
const DEFLATED = 8;

function asDamage(problem: unknown, path: string): unknown {
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : '';
  return code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE'
    ? new CommandError('image.archive-damaged', { path }, EXIT.badInput)
    : problem;
}

/** Unpacks a gzip file into `folder`. */
export async function unpackGzip(path: string, folder: string, limits: UnpackLimits): Promise<Unpacked> {
  const name = basename(path).replace(/\.gz$/i, '');
  const target = join(folder, name);
  try {
    await pipeline(createReadStream(path), createGunzip(), sparseFile(target, limits.most, limits.progress));
  } catch (problem) {
    throw asDamage(problem, path);
  }
  return { name, path: target };
}

const SEGMENT = /\.(E[0-9A-Z]{2}|\d{3})$/i;
const IMAGE = /\.(dd|raw|img|image|bin|ima|E01|00[01])$/i;

/**
 * The files of a zip archive that make up its one image; null where it is evidence itself, such as the extraction of a
 * phone. Throws `image.archive-several` where it holds nothing but images.
 */
function imageEntries(entries: readonly ZipEntry[], path: string): readonly ZipEntry[] | null {
  const files = entries.filter((entry) => !entry.name.endsWith('/') && entry.size > 0);
  if (files.length === 1) return files;
  const images = files.filter((entry) => IMAGE.test(entry.name) || SEGMENT.test(entry.name));
  const stems = new Set(images.map((entry) => entry.name.replace(SEGMENT, '')));
  if (images.length > 0 && stems.size === 1) return images;
  if (images.length === 0 || images.length < files.length) return null;
  const names = images.map((entry) => entry.name).slice(0, 10);
  throw new CommandError('image.archive-several', { path, names: names.join(', ') }, EXIT.badInput);
}

/**
 * Unpacks the one image inside a zip archive into `folder`; lengths and CRC-32 are checked. Null where the archive is
 * evidence itself, or so damaged or large that only its own reader can say what is in it.
 */
export async function unpackZip(
  path: string,
  folder: string,
  limits: UnpackLimits,
): Promise<Unpacked[] | null> {
  const archive = openFileSource(path);
  try {
    const directory = readZipDirectory(archive);
    const entries = directory === null ? null : imageEntries(directory, path);
    if (entries === null) return null;
    const unpacked: Unpacked[] = [];
    for (const [i, entry] of entries.entries()) {
      const start = packedOffset(archive, entry, path);
      const target = join(folder, String(i));
      await unpackEntry(path, entry, start, target, limits);
      unpacked.push({ name: basename(entry.name), path: target });
    }
    return unpacked;
  } finally {
    archive.close();
  }
}

async function unpackEntry(
  path: string,
  entry: ZipEntry,
  start: number,
  target: string,
  limits: UnpackLimits,
): Promise<void> {
  if (entry.encrypted)
    throw new CommandError('image.archive-encrypted', { path, name: entry.name }, EXIT.badInput);
  if (entry.method !== STORED && entry.method !== DEFLATED)
    throw new CommandError('image.archive-method', { path, method: entry.method }, EXIT.badInput);
  if (entry.size > limits.most)
    throw new CommandError('image.unpacks-too-large', { most: limits.most }, EXIT.refused);
  const packed: Readable =
    entry.packedSize === 0
      ? PassThrough.from([])
      : createReadStream(path, { start, end: start + entry.packedSize - 1 });
  const inflate = entry.method === STORED ? new PassThrough() : createInflateRaw();
  let sum = 0;
  let size = 0;
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum);
      size += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await pipeline(packed, inflate, check, sparseFile(target, limits.most, limits.progress));
  } catch (problem) {
    throw asDamage(problem, path);
  }
  if (sum !== entry.crc || size !== entry.size)
    throw new CommandError('image.archive-damaged', { path }, EXIT.badInput);
}
