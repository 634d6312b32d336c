/**
 * `tracecraft image ls -r --format bodyfile` against `fls -r -p -m /`: the same image, the same run, whole processes,
 * output thrown away after it was compared once. `LS_ONLY` chooses images by a part of their name; those not there
 * are made first (make-images.ts), which takes minutes. The entries from 10,000 to 500,000 show how the cost grows.
 */
import { spawnSync } from 'node:child_process';
import { compare, ours, print, sharedImage, type Figures } from './compare.ts';
import { ewfImage, LARGE, treeImage, type Tree } from './make-images.ts';

const only = process.env['LS_ONLY'] ?? '';
const SMALL = { bytes: 20, gibibytes: 1 } as const;
const ntfs = (folders: number, gibibytes = 1): Tree => ({
  kind: 'ntfs',
  bytes: SMALL.bytes,
  gibibytes,
  folders,
  files: 100,
});

const IMAGES: Readonly<Record<string, () => string | null>> = {
  'S4FAT32 E01, 9 segments': () => sharedImage('S4FAT32.E01'),
  'FAT32, 64,000 files': () =>
    treeImage({ kind: 'fat32', gibibytes: 2.25, folders: 640, files: 100, bytes: 5400 }),
  'FAT32, 101,000 entries': () => treeImage({ kind: 'fat32', ...LARGE }),
  'ext4, 101,000 entries': () => treeImage({ kind: 'ext4', ...LARGE }),
  'ext4, 101,000 entries, E01': () => ewfImage(treeImage({ kind: 'ext4', ...LARGE })),
  'NTFS, 101,000 entries': () => treeImage({ kind: 'ntfs', ...LARGE }),
  'NTFS, 100,000 files in a folder': () => treeImage({ kind: 'ntfs', ...SMALL, folders: 1, files: 100_000 }),
  'ext4, 100,000 files in a folder': () => treeImage({ kind: 'ext4', ...SMALL, folders: 1, files: 100_000 }),
  'NTFS curve, 10,000 files': () => treeImage(ntfs(100)),
  'NTFS curve, 100,000 files': () => treeImage(ntfs(1000)),
  'NTFS curve, 500,000 files': () => treeImage(ntfs(5000, 1.5)),
};

/** Of a thousand lines so many may differ: words of a hashed folder's index that both take for deleted names. */
const MOST_DIFFERENT = 1;

/** Lines of both listings, which must be equal but for very few: else their times say nothing. */
function entries(name: string, path: string): { readonly lines: number; readonly different: number } {
  const run = ([tool, ...args]: readonly [string, ...string[]]): string[] =>
    spawnSync(tool, args, {
      encoding: 'latin1',
      maxBuffer: 2 ** 29,
      env: { ...process.env, TZ: 'UTC' },
    }).stdout.split('\n');
  const mine = run(ours('ls', '-r', '--format', 'bodyfile', path));
  const peer = run(['fls', '-r', '-p', '-m', '/', path]);
  const different = mine.filter((line, i) => line !== peer[i]).length;
  if (mine.length !== peer.length || different * 1000 > mine.length * MOST_DIFFERENT)
    throw new Error(`${name}: the listings differ in ${different} lines`);
  return { lines: mine.length - 1, different };
}

const figures: Record<string, number> = {};
for (const [name, image] of Object.entries(IMAGES)) {
  if (!name.includes(only)) continue;
  const path = image();
  if (path === null) continue;
  const { lines, different } = entries(name, path);
  figures[`${name}: lines`] = lines;
  if (different > 0) figures[`${name}: lines that differ`] = different;
  const listing: Figures = compare(
    name,
    ours('ls', '-r', '--format', 'bodyfile', path),
    ['fls', '-r', '-p', '-m', '/', path],
    'fls',
  );
  Object.assign(figures, listing);
}
print(figures, 'Whole processes; listings equal, but where lines that differ are counted.');
