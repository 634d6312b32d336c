import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memorySource, type RandomAccess } from '@tracecraft/bytes';
import { afterAll, describe, expect, test } from 'vitest';
import { ImageError, openEvidence, tableRow } from '../src/index.ts';
import { sha256 } from './digests.ts';
import { haveImages, imagesFolder, ports } from './shared-images.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-robust-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MOST_MS = 5_000;
const MOST_ENTRIES = 500_000;
const MOST_RANGES = 1_000_000;

function output(tool: string, ...args: string[]): Buffer {
  const { stdout, status, stderr } = spawnSync(tool, args, { maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${tool} ${args.join(' ')}: ${String(stderr)}`);
  return stdout;
}

/** The one image inside a tar, read where it lies: some are holes of terabytes. */
function insideTar(tar: Uint8Array): RandomAccess {
  const [fileSystem] = openEvidence([{ name: 'x.tar', source: memorySource(tar) }], ports).fileSystems;
  const entry = [...fileSystem!.entries()].find(({ type }) => type === 'file')!;
  return { size: entry.size, read: (offset, length) => fileSystem!.read(entry, offset, length) };
}

/** Above this the search for orphans, over every free cluster, takes its time (`fls` too): only the first name is asked for. */
const MOST_SEARCHED = 300 << 20;

function firstName(source: RandomAccess): number {
  const [fileSystem] = openEvidence([{ name: 'x.img', source }], ports).fileSystems;
  return fileSystem?.entries()[Symbol.iterator]().next().done === false ? 1 : 0;
}

/** Lists everything, asks where bytes lie and what is free; the number of entries. */
function readWholly(source: RandomAccess): number {
  if (source.size > MOST_SEARCHED) return firstName(source);
  let entries = 0;
  for (const fileSystem of openEvidence([{ name: 'x.img', source }], ports).fileSystems) {
    for (const list of [fileSystem.entries(), fileSystem.remembered?.() ?? []])
      for (const entry of list) {
        if (tableRow(entry).path === '') throw new Error('no path');
        if (fileSystem.extents(entry).ranges.some(({ length }) => length <= 0))
          throw new Error('empty range');
        if (++entries > MOST_ENTRIES) throw new Error('unbounded');
      }
    let free = 0;
    for (const { length } of fileSystem.unallocated()) {
      if (length <= 0) throw new Error('empty range');
      if (++free > MOST_RANGES) throw new Error('unbounded');
    }
  }
  return entries;
}

describe.runIf(haveImages())('deliberately damaged volumes packed otherwise', () => {
  const names = (ending: string): string[] => {
    output('tar', 'xf', join(imagesFolder, 'robust/e2fsprogs-exfatprogs-bad-images.tar'), '-C', folder);
    return readdirSync(folder).filter((name) => name.endsWith(ending));
  };
  const examined = (sources: readonly (readonly [string, RandomAccess])[]): number => {
    let listed = 0;
    for (const [name, source] of sources) {
      const began = performance.now();
      try {
        if (readWholly(source) > 0) listed++;
      } catch (problem) {
        expect(problem, name).toBeInstanceOf(ImageError);
      }
      expect(performance.now() - began, name).toBeLessThan(MOST_MS);
    }
    return listed;
  };

  test('exFAT (exfatprogs): a listing or a typed error, within time', { timeout: 240_000 }, () => {
    const found = names('.img.tar.xz');
    expect(found.length).toBe(13);
    const tars = found.map((name) => [name, output('xz', '-dc', join(folder, name))] as const);
    expect(examined(tars.map(([name, tar]) => [name, insideTar(tar)]))).toBeGreaterThan(10);
  });

  test('their sparse tars hold what GNU tar finds in them', { timeout: 240_000 }, () => {
    const path = join(folder, 'exfatprogs__bad_dentries.img.tar.xz');
    const image = insideTar(output('xz', '-dc', path));
    expect(sha256(image.read(0, image.size))).toBe(sha256(output('tar', '-xJOf', path)));
  });

  test('ext (e2fsprogs), those in bzip2', { timeout: 240_000 }, () => {
    const found = names('__image.bz2');
    expect(found.length).toBeGreaterThan(5);
    expect(
      examined(found.map((name) => [name, memorySource(output('bzip2', '-dc', join(folder, name)))])),
    ).toBeGreaterThan(2);
  });
});
