import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { memorySource } from '@tracecraft/bytes';
import { openEvidence, type DiskImage, type ImageOptions, type ImagePorts, type Part } from '../src/index.ts';

/** The folder of real test images beside the repository (never committed into it). */
export const imagesFolder: string = fileURLToPath(new URL('../../../../shared/images/', import.meta.url));

/** True when the real images are there. In CI they must be; elsewhere their absence is said loudly. */
export function haveImages(): boolean {
  if (existsSync(imagesFolder)) return true;
  if (process.env['CI'] === 'true') throw new Error(`${imagesFolder} is absent, and CI=true needs it`);
  console.error(`\n!! ${imagesFolder} IS ABSENT: tests on real disk images do not run\n`);
  return false;
}

export const ports: ImagePorts = {
  inflate: (packed, length) => inflateSync(packed, { maxOutputLength: length }),
};

/** The one file of a zip archive, which must be its first entry, deflated, with its packed size in its header. */
function firstOfZip(bytes: Buffer): Buffer {
  const start = 30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
  return inflateRawSync(bytes.subarray(start, start + bytes.readUInt32LE(18)));
}

function unpacked(path: string): Buffer {
  const bytes = readFileSync(path);
  if (path.endsWith('.gz')) return gunzipSync(bytes);
  return path.endsWith('.zip') ? firstOfZip(bytes) : bytes;
}

/** The parts of an image of the folder: an E01 with its siblings, anything else unpacked into memory. */
export function partsOf(file: string): Part[] {
  const path = join(imagesFolder, file);
  const stem = /^(.*)\.E01$/.exec(basename(path))?.[1];
  const names =
    stem === undefined
      ? [basename(path)]
      : readdirSync(dirname(path)).filter((name) => name.startsWith(`${stem}.E`));
  return names.map((name) => ({ name, source: memorySource(unpacked(join(dirname(path), name))) }));
}

export function openShared(file: string, options: ImageOptions = {}): DiskImage {
  return openEvidence(partsOf(file), ports, options);
}

/** Facts about the images of `truth/`. */
export function truth<T>(name: string): T {
  return JSON.parse(readFileSync(join(imagesFolder, 'truth', name), 'utf8')) as T;
}
