/** Lines written straight from records against those made from entries: the same, on real, damaged and made images. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { memorySource } from '@tracecraft/bytes';
import { describe, expect, test } from 'vitest';
import {
  ByteLines,
  openEvidence,
  writeBodyfile,
  writeListing,
  type FileSystem,
  type Part,
} from '../src/index.ts';
import { openMade } from './made-images.ts';
import { haveImages, imagesFolder, partsOf, ports } from './shared-images.ts';

function text(write: (out: ByteLines) => void): string {
  const decoder = new TextDecoder();
  let all = '';
  const out = new ByteLines((bytes) => {
    all += decoder.decode(bytes, { stream: true });
    return true;
  });
  write(out);
  out.flush();
  return all;
}

/** A listing written and one made, with what was noticed; each of a file system opened anew. */
function both(open: () => FileSystem): {
  readonly written: string;
  readonly made: string;
  readonly direct: boolean;
} {
  const one = open();
  const other = open();
  const written = text((out) => writeListing(one, out, '/p1'));
  const made = text((out) => {
    for (const entry of other.entries()) writeBodyfile(entry, out, '/p1');
  });
  const told = ({ notices }: FileSystem): string => JSON.stringify(notices);
  return {
    written: written + told(one),
    made: made + told(other),
    direct: one.writeBodyfile !== undefined,
  };
}

function opened(parts: readonly Part[]): FileSystem[] {
  return [...openEvidence(parts, ports).fileSystems];
}

/** Numbers that follow from `seed`: a linear congruence. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe.runIf(haveImages())('a listing written straight', () => {
  // A gigabyte each once unpacked; apps/cli holds them against fls.
  const LARGE = ['ntfs/ntfs-ptrn.raw.gz', 'ntfs/ntfs-si-vs-fn.raw.gz'];
  const images = ['ntfs', 'ext'].flatMap((kind) =>
    haveImages() ? readdirSync(join(imagesFolder, kind)).map((name) => `${kind}/${name}`) : [],
  );

  test.each(images.filter((name) => /\.(gz|zip|dd|E01)$/.test(name) && !LARGE.includes(name)))(
    '%s',
    { timeout: 120_000 },
    (name) => {
      const parts = partsOf(name);
      const count = opened(parts).length;
      for (let i = 0; i < count; i++) {
        const { written, made, direct } = both(() => opened(parts)[i]!);
        expect(direct).toBe(true);
        expect(written === made, 'the same').toBe(true);
        expect(written.split('\n').length).toBeGreaterThan(3);
      }
    },
  );

  test.each(['S1NTFS', 'S2EXT4'])(
    '%s: 7,000 files, deleted ones among them',
    { timeout: 120_000 },
    (name) => {
      const { written, made } = both(() => openMade(name));
      expect(written === made).toBe(true);
      expect(written.split('\n').length).toBeGreaterThan(7000);
    },
  );

  test('inodes and directories damaged at random', { timeout: 120_000 }, () => {
    const whole = partsOf('ext/dsoprea-tiny.ext4.gz')[0]!.source;
    const bytes = whole.read(0, whole.size).slice();
    // Blocks that hold anything, past the superblock and the descriptors.
    const blocks: number[] = [];
    for (let at = 4096; at < bytes.length; at += 1024)
      if (bytes.subarray(at, at + 1024).some((byte) => byte !== 0)) blocks.push(at);
    const next = numbers(9);
    let compared = 0;
    for (let round = 0; round < 40; round++) {
      const damaged = bytes.slice();
      for (let i = 0; i < 400; i++) damaged[blocks[next(blocks.length)]! + next(1024)] = next(256);
      const open = (): FileSystem[] => opened([{ name: 'x.dd', source: memorySource(damaged) }]);
      if (open().length === 0) continue;
      const { written, made } = both(() => open()[0]!);
      expect(written === made, `round ${round}`).toBe(true);
      compared++;
    }
    expect(compared).toBeGreaterThan(20);
  });

  test('records damaged at random', { timeout: 120_000 }, () => {
    const whole = partsOf('ntfs/colinfinck-testfs1.dd.gz')[0]!.source;
    const bytes = whole.read(0, whole.size).slice();
    const records: number[] = [];
    for (let at = 0; at < bytes.length; at += 1024)
      if (bytes[at] === 70 && bytes[at + 1] === 73 && bytes[at + 2] === 76 && bytes[at + 3] === 69)
        records.push(at);
    expect(records.length).toBeGreaterThan(30);
    const next = numbers(6);
    let compared = 0;
    for (let round = 0; round < 60; round++) {
      const damaged = bytes.slice();
      for (let i = 0; i < 40; i++) damaged[records[next(records.length)]! + next(500)] = next(256);
      const open = (): FileSystem[] => opened([{ name: 'x.dd', source: memorySource(damaged) }]);
      if (open().length === 0) continue;
      const { written, made } = both(() => open()[0]!);
      expect(written === made, `round ${round}`).toBe(true);
      compared++;
    }
    expect(compared).toBeGreaterThan(30);
  });
});
