import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { image } from './image-command.ts';
import { haveTool, run } from './other-tools.ts';
import { haveImages, imagesFolder } from './shared-images.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-stat-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function unpacked(name: string): string {
  const path = join(folder, name.replaceAll('/', '-'));
  writeFileSync(path, gunzipSync(readFileSync(join(imagesFolder, `${name}.gz`))));
  return path;
}

interface Stat {
  readonly path: string;
  readonly metadataAllocated: boolean;
  readonly links: number | null;
  readonly clusterSize: number;
  readonly ranges: readonly { readonly offset: number; readonly length: number }[];
  readonly times: readonly { readonly source: string; readonly meaning: string; readonly stored: string }[];
  readonly attributes: readonly {
    readonly type: string;
    readonly resident: boolean;
    readonly size: number;
  }[];
}

function stat(path: string, which: string, ...more: readonly string[]): Stat {
  return JSON.parse(image('stat', path, which, '--json', ...more).stdout.toString()) as Stat;
}

/** The clusters of `ranges` of a volume that begins the image. */
function clusters({ ranges, clusterSize }: Stat): number[] {
  return ranges.flatMap(({ offset, length }) =>
    Array.from({ length: Math.ceil(length / clusterSize) }, (_, i) => offset / clusterSize + i),
  );
}

/** The numbers below the last heading of what `istat` says. */
function blocksOf(said: string, heading: RegExp): number[] {
  const rest = (said.split(heading).at(-1) ?? '').split('Extent Blocks:')[0] ?? '';
  return rest
    .trim()
    .split(/\s+/)
    .filter((word) => /^\d+$/.test(word))
    .map(Number);
}

describe.runIf(haveImages() && haveTool('istat'))('image stat tells what istat tells', () => {
  test('ext4: blocks, links, times', () => {
    const path = unpacked('ext/dsoprea-tiny.ext4');
    const said = run('istat', [path, '12']);
    const ours = stat(path, '12');
    expect(clusters(ours)).toEqual(blocksOf(said, /Direct Blocks:/));
    expect(ours.links).toBe(Number(/num of links: (\d+)/.exec(said)?.[1]));
    const modified = ours.times.find(({ meaning }) => meaning === 'modified');
    expect(said).toContain(`File Modified:\t${modified?.stored.replace('T', ' ').slice(0, 19)}`);
  });

  test('NTFS: clusters, attributes, and both sets of times, of a deleted file', () => {
    const path = unpacked('ntfs/dftt-7-ntfs-undel.dd');
    const said = run('istat', [path, '35']);
    const ours = stat(path, '35-128-3');
    expect(ours.metadataAllocated).toBe(!said.includes('Not Allocated File'));
    expect(clusters(ours)).toEqual(blocksOf(said, /non-resident.*\n/i));
    for (const { type, size } of ours.attributes)
      expect(said).toMatch(new RegExp(`\\${type} .*size: ${size}\\b`));
    for (const [source, heading] of [
      ['ntfs.standard-information', '$STANDARD_INFORMATION'],
      ['ntfs.file-name', '$FILE_NAME'],
    ] as const) {
      const part = said.slice(said.indexOf(`${heading} Attribute Values`));
      const created = ours.times.find((one) => one.source === source && one.meaning === 'created');
      expect(/Created:\s+(\S+ \S+)/.exec(part)?.[1]).toBe(created?.stored.replace('T', ' '));
    }
  });

  test('FAT: sectors of a live file, its day of access without a time of day', () => {
    const path = unpacked('fat/dfir_ntfs-fat12.raw');
    const { path: name, ...ours } = stat(path, '4');
    const said = run('istat', [path, '4']);
    const sectors = ours.ranges.flatMap(({ offset, length }) =>
      Array.from(
        { length: Math.ceil(length / ours.clusterSize) * (ours.clusterSize / 512) },
        (_, i) => offset / 512 + i,
      ),
    );
    expect(name.length).toBeGreaterThan(1);
    expect(sectors).toEqual(blocksOf(said, /Sectors:/));
    expect(ours.times.find(({ meaning }) => meaning === 'accessed')?.stored).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

describe.runIf(haveImages())('image partitions', () => {
  test.runIf(haveTool('mmls'))('every partition mmls names, at its sectors', () => {
    const path = unpacked('container/ufidon-mbr-ebr-image1.dd');
    const theirs = [...run('mmls', [path]).matchAll(/^\d+:\s+\d\d\d:\d\d\d\s+0*(\d+)\s+\d+\s+0*(\d+)/gm)].map(
      ([, first, sectors]) => [Number(first) * 512, Number(sectors) * 512],
    );
    const { partitions } = JSON.parse(image('partitions', '--json', path).stdout.toString()) as {
      partitions: { kind: string; offset: number; length: number; holds: string | null }[];
    };
    const ours = partitions.filter(({ kind }) => kind === 'partition');
    expect(ours.map(({ offset, length }) => [offset, length])).toEqual(theirs);
    expect(ours.map(({ holds }) => holds)).toEqual([
      'fat16',
      'fat32',
      'ntfs',
      'fat16',
      'fat32',
      null,
      'ext4',
    ]);
  });

  test('no such entry is said in words and ends with 66', () => {
    const { status, stderr } = image('stat', unpacked('fat/dftt-6-fat-undel.dd'), '/nowhere.txt');
    expect(status).toBe(66);
    expect(stderr).toContain('no entry /nowhere.txt');
  });
});
