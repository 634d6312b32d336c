import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { memorySource } from '@tracecraft/bytes';
import { openEvidence, type FileSystem } from '../src/index.ts';
import { haveImages, imagesFolder, ports } from './shared-images.ts';

export interface Content {
  readonly sha256: string;
  readonly size: number;
}

/** What was written down of a file when its image was made. */
export interface Fact extends Content {
  readonly path: string;
  readonly type: string;
  readonly deleted: boolean;
  readonly mtime_ns: number;
  /** Alternate data streams by name. */
  readonly ads?: Readonly<Record<string, Content>>;
}

/** What `made/NAME.truth.jsonl.gz` says of files; nothing where the images are absent. */
export function fileFacts(name: string): readonly Fact[] {
  if (!haveImages()) return [];
  const text = gunzipSync(readFileSync(join(imagesFolder, `made/${name}.truth.jsonl.gz`))).toString();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Fact)
    .filter((fact) => fact.type === 'file');
}

/** The bytes of `made/NAME.dd.xz`, unpacked into memory. */
export function rawOfMade(name: string): Uint8Array {
  const packed = join(imagesFolder, `made/${name}.dd.xz`);
  const { stdout, status } = spawnSync('xz', ['-dc', packed], { maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`xz (Debian package xz-utils) is needed to unpack ${name}`);
  return stdout;
}

/** Its one file system. */
export function openMade(name: string): FileSystem {
  const source = memorySource(rawOfMade(name));
  return openEvidence([{ name: `${name}.dd`, source }], ports).fileSystems[0]!;
}
