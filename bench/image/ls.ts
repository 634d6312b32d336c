/**
 * `tracecraft image ls -r --format bodyfile` against `fls -r -p -m /`: the same image, the same run, whole processes,
 * output thrown away after it was found equal once. `LS_ONLY` chooses images by a part of their name; those not there
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
  'FAT32, 101,000 entries': () => treeImage({ kind: 'fat32', ...LARGE }),
  'ext4, 101,000 entries': () => treeImage({ kind: 'ext4', ...LARGE }),
  'ext4, 101,000 entries, E01': () => ewfImage(treeImage({ kind: 'ext4', ...LARGE })),
  'NTFS, 101,000 entries': () => treeImage({ kind: 'ntfs', ...LARGE }),
  'NTFS, 100,000 files in a folder': () => treeImage({ kind: 'ntfs', ...SMALL, folders: 1, files: 100_000 }),
  'NTFS curve, 10,000 files': () => treeImage(ntfs(100)),
  'NTFS curve, 100,000 files': () => treeImage(ntfs(1000)),
  'NTFS curve, 500,000 files': () => treeImage(ntfs(5000, 1.5)),
};

/** Lines of both listings, which must be equal: else their times say nothing. */
function entries(name: string, path: string): number {
  const run = ([tool, ...args]: readonly [string, ...string[]]): string =>
    spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 2 ** 29, env: { ...process.env, TZ: 'UTC' } })
      .stdout;
  const text = run(ours('ls', '-r', '--format', 'bodyfile', path));
  if (text !== run(['fls', '-r', '-p', '-m', '/', path])) throw new Error(`${name}: the listings differ`);
  return text.split('\n').length - 1;
}

const figures: Record<string, number> = {};
for (const [name, image] of Object.entries(IMAGES)) {
  if (!name.includes(only)) continue;
  const path = image();
  if (path === null) continue;
  figures[`${name}: entries`] = entries(name, path);
  const listing: Figures = compare(
    name,
    ours('ls', '-r', '--format', 'bodyfile', path),
    ['fls', '-r', '-p', '-m', '/', path],
    'fls',
  );
  Object.assign(figures, listing);
}
print(figures, 'Whole processes, listings equal.');
