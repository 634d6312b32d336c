import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { image } from './image-command.ts';
import { haveTool, run } from './other-tools.ts';
import { haveImages, imagesFolder } from './shared-images.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-timeline-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ZONES = ['UTC', 'Asia/Seoul', 'America/New_York'];

function unpacked(name: string): string {
  const path = join(folder, name.replaceAll('/', '-'));
  writeFileSync(path, gunzipSync(readFileSync(join(imagesFolder, `${name}.gz`))));
  return path;
}

/** What `fls -m / | mactime -d` prints with both told `zone`. */
function mactime(path: string, zone: string, more: readonly string[] = []): string {
  const env = { ...process.env, TZ: zone };
  const body = spawnSync('fls', ['-z', zone, ...more, '-r', '-p', '-m', '/', path], { env });
  return spawnSync('mactime', ['-d', '-z', zone], { env, input: body.stdout }).stdout.toString();
}

const ready = haveImages() && haveTool('mactime') && haveTool('fls');

describe.runIf(ready)('image timeline equals fls and mactime in three zones', () => {
  for (const name of [
    'fat/dftt-6-fat-undel.dd',
    'fat/dftt-5-fat-daylight.dd',
    'ntfs/dftt-7-ntfs-undel.dd',
    'ext/dsoprea-hierarchy_64.ext4',
    'exfat/dsoprea-test.exfat',
  ])
    test(name, { timeout: 60_000 }, () => {
      const path = unpacked(name);
      for (const zone of ZONES)
        expect(image('timeline', path, '--zone', zone).stdout.toString()).toBe(mactime(path, zone));
    });

  test('a clock that was behind is put right as fls -s does it', () => {
    const path = unpacked('ntfs/dftt-7-ntfs-undel.dd');
    const ours = image('timeline', path, '--clock-offset', '-100').stdout.toString();
    expect(ours).toBe(mactime(path, 'UTC', ['-s', '-100']));
  });
});

interface Line {
  readonly path: string;
  readonly source: string;
  readonly meaning: string;
  readonly seconds: number;
  readonly time: string;
  readonly stored: { readonly wall: string; readonly kind: string; readonly assumedZone: string | null };
}

function lines(...args: readonly string[]): Line[] {
  const { stdout } = image('timeline', '--json', ...args);
  return stdout
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

/** Seconds since 1970 by GNU date, which knows the zones on its own. */
function dateSays(wall: string, zone: string): number {
  const { stdout } = spawnSync('date', ['-d', wall, '+%s'], { env: { ...process.env, TZ: zone } });
  return Number(stdout.toString());
}

/** New York's clocks were set forward on 14 March 2021. */
const BEFORE = '2021-03-13 12:34:56';
const AFTER = '2021-03-15 12:34:56';

/** Two files with these times, by the clock of UTC. */
function twoFiles(): string {
  const tree = join(folder, 'tree');
  run('mkdir', ['-p', tree]);
  for (const [name, time] of [
    ['before.txt', BEFORE],
    ['after.txt', AFTER],
  ] as const) {
    writeFileSync(join(tree, name), name);
    run('touch', ['-d', time, join(tree, name)]);
  }
  return tree;
}

describe.runIf(haveTool('mkfs.fat', '--help') && haveTool('mcopy'))(
  'times across a change of the clocks',
  () => {
    test('FAT keeps a reading: the zone assumed decides, is told, and changes nothing stored', () => {
      const path = join(folder, 'floppy.dd');
      writeFileSync(path, new Uint8Array(1474560));
      run('mkfs.fat', [path]);
      const tree = twoFiles();
      run('mcopy', ['-m', '-i', path, join(tree, 'before.txt'), join(tree, 'after.txt'), '::']);
      for (const zone of ZONES) {
        const modified = lines('--zone', zone, path).filter(({ meaning }) => meaning === 'modified');
        expect(modified.map((one) => [one.path, one.seconds, one.time.slice(0, 19), one.stored])).toEqual(
          [
            ['/before.txt', BEFORE],
            ['/after.txt', AFTER],
          ].map(([name, wall = '']) => [
            name,
            dateSays(wall, zone),
            wall.replace(' ', 'T'),
            { wall: wall.replace(' ', 'T'), kind: 'local', assumedZone: zone, clockOffset: 0 },
          ]),
        );
        const day = lines('--zone', zone, path).find(({ meaning }) => meaning === 'accessed');
        expect(day?.stored.kind).toBe('local-date');
        expect(day?.time).toBe(day?.stored.wall);
      }
    });

    test('ext keeps UTC: the zone changes what is shown alone', () => {
      const path = join(folder, 'ext.dd');
      writeFileSync(path, new Uint8Array(4 << 20));
      run('mkfs.ext4', ['-q', '-F', '-d', twoFiles(), path]);
      for (const zone of ZONES) {
        const modified = lines('--zone', zone, path).filter(
          ({ meaning, path: name }) => meaning === 'modified' && name.endsWith('.txt'),
        );
        expect(modified.map(({ seconds }) => seconds)).toEqual(
          [BEFORE, AFTER].map((wall) => dateSays(wall, 'UTC')),
        );
        for (const { time, seconds, stored } of modified) {
          expect(Date.parse(time) / 1000).toBe(seconds);
          expect(stored).toMatchObject({ kind: 'utc', assumedZone: null });
        }
      }
    });
  },
);

describe.runIf(haveImages())('every source is told apart', () => {
  test('NTFS: both sets of times of a file whose own were set back', () => {
    const all = lines('--offset', '128', unpacked('ntfs/ntfs-si-vs-fn.raw'));
    const sources = new Set(all.map(({ source }) => source));
    expect(sources).toContain('ntfs.standard-information');
    expect(sources).toContain('ntfs.file-name');
    const seconds = all.map((one) => one.seconds);
    expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
    // a GiB is unpacked first
  }, 120_000);

  test('CSV has the seventeen columns in every line', () => {
    const { stdout } = image('timeline', '--super', unpacked('fat/dftt-6-fat-undel.dd'));
    const rows = stdout.toString().trim().split('\n');
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) expect(row.replace(/"[^"]*"/g, '').split(',').length, row).toBe(17);
  });
});
