import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ImagePorts, Part } from '@tracecraft/image';
import { CommandError } from './command-error.ts';
import { openFileSource, type FileSource } from './evidence/file-source.ts';
import { reusedInflate } from './evidence/inflate.ts';
import { siblingSegments } from './evidence/sibling-segments.ts';
import { unpackGzip, unpackZip, type Unpacked } from './evidence/unpack.ts';
import { EXIT } from './exit-codes.ts';

/** An evidence item on disk, opened: its parts as `openEvidence` takes them. Call `close` when done. */
export interface EvidenceFile {
  readonly parts: readonly Part[];
  /** Where the parts lie while open; below a temporary folder for those that were packed. */
  readonly paths: readonly string[];
  /** Throws CommandError `image.file-changed` where a file is no longer what it was when opened. */
  readonly mustBeUnchanged: () => void;
  readonly close: () => void;
}

export interface EvidenceOptions {
  /** Bytes a packed image may unpack to; default 64 GiB. */
  readonly mostUnpacked?: number;
  /** Bytes unpacked so far. */
  readonly progress?: (done: number) => void;
}

const MOST_UNPACKED = 64 * 2 ** 30;

/** What an image reader needs from Node. */
export const imagePorts: ImagePorts = { inflate: reusedInflate() };

function mustBeFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new CommandError('image.file-not-found', { path }, EXIT.notFound);
  if (!found.isFile()) throw new CommandError('image.not-a-file', { path }, EXIT.badInput);
}

type Packing = 'gzip' | 'zip' | null;

function packingOf(path: string): Packing {
  const source = openFileSource(path);
  try {
    const head = source.read(0, Math.min(4, source.size));
    if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
    return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4 ? 'zip' : null;
  } finally {
    source.close();
  }
}

async function unpackAll(
  paths: readonly string[],
  folder: string,
  options: EvidenceOptions,
): Promise<Unpacked[]> {
  const limits = { most: options.mostUnpacked ?? MOST_UNPACKED, progress: options.progress };
  const unpacked: Unpacked[] = [];
  for (const path of paths) {
    const packing = packingOf(path);
    if (packing === 'gzip') unpacked.push(await unpackGzip(path, folder, limits));
    else if (packing === 'zip')
      unpacked.push(...((await unpackZip(path, folder, limits)) ?? [{ name: basename(path), path }]));
    else unpacked.push({ name: basename(path), path });
  }
  return unpacked;
}

/**
 * Opens an image file, or several that belong together; one segment of a family brings the others beside it. A gzip
 * file, or a zip archive with one image inside, is unpacked into a temporary folder that `close` removes; memory stays
 * bounded. Any other zip is evidence itself. Throws CommandError `image.…`.
 */
export async function openEvidenceFile(
  path: string | readonly string[],
  options: EvidenceOptions = {},
): Promise<EvidenceFile> {
  const given = typeof path === 'string' ? [path] : path;
  for (const one of given) mustBeFile(one);
  const paths = given.length === 1 && given[0] !== undefined ? siblingSegments(given[0]) : given;
  const folder = mkdtempSync(join(tmpdir(), 'tracecraft-evidence-'));
  const sources: FileSource[] = [];
  /** Packed files, which are read before the rest: what they unpacked to does not change with them. */
  const packed = paths.filter((one) => packingOf(one) !== null).map((one) => openFileSource(one));
  const close = (): void => {
    for (const source of [...sources, ...packed]) source.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const unpacked = await unpackAll(paths, folder, options);
    const parts = unpacked.map(({ name, path: place }) => {
      const source = openFileSource(place);
      sources.push(source);
      return { name, source };
    });
    const mustBeUnchanged = (): void => {
      for (const source of [...packed, ...sources]) source.mustBeUnchanged();
    };
    return { parts, paths: unpacked.map((one) => one.path), mustBeUnchanged, close };
  } catch (problem) {
    close();
    throw problem;
  }
}
