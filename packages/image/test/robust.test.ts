import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { memorySource } from '@tracecraft/bytes';
import { afterAll, describe, expect, test } from 'vitest';
import { ImageError, openEvidence } from '../src/index.ts';
import { bodyfileText } from './bodyfile-text.ts';
import { haveImages, imagesFolder, ports } from './shared-images.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-robust-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Milliseconds one damaged image may take: a hang is longer. */
const MOST_MS = 5_000;
/** Entries a damaged directory may claim before we call it unbounded. */
const MOST_ENTRIES = 500_000;

function unpackedTar(): readonly string[] {
  const tar = join(imagesFolder, 'robust/e2fsprogs-exfatprogs-bad-images.tar');
  const { status, stderr } = spawnSync('tar', ['xf', tar, '-C', folder]);
  if (status !== 0) throw new Error(String(stderr));
  return readdirSync(folder).filter((name) => name.endsWith('.gz'));
}

/** Reads everything: listing, where bytes lie, the first kilobyte of each file, what a journal remembers, free space. */
function readWholly(bytes: Uint8Array): number {
  let entries = 0;
  for (const fileSystem of openEvidence([{ name: 'x.img', source: memorySource(bytes) }], ports)
    .fileSystems) {
    for (const list of [fileSystem.entries(), fileSystem.remembered?.() ?? []])
      for (const entry of list) {
        if (!bodyfileText(entry).includes('|')) throw new Error('no line');
        const { ranges } = fileSystem.extents(entry);
        if (ranges.some((range) => range.length <= 0)) throw new Error('empty range');
        if (++entries > MOST_ENTRIES) throw new Error('unbounded');
      }
    for (const range of fileSystem.unallocated()) if (range.length <= 0) throw new Error('empty range');
  }
  return entries;
}

describe.runIf(haveImages())('deliberately damaged ext volumes', () => {
  test(
    'none crashes, hangs or runs away; each gives a listing or a typed error',
    { timeout: 240_000 },
    () => {
      const names = unpackedTar();
      expect(names.length).toBeGreaterThan(100);
      let listed = 0;
      const slow: string[] = [];
      for (const name of names) {
        const bytes = gunzipSync(readFileSync(join(folder, name)));
        const began = performance.now();
        try {
          listed += readWholly(bytes) > 0 ? 1 : 0;
        } catch (problem) {
          expect(problem, name).toBeInstanceOf(ImageError);
        }
        if (performance.now() - began > MOST_MS) slow.push(name);
      }
      expect(slow).toEqual([]);
      expect(listed).toBeGreaterThan(90);
    },
  );
});
