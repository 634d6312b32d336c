/**
 * Makes the images the benchmarks of this folder read, with the tools of each file system and never with our own code,
 * and keeps them for the next run in `TRACECRAFT_BENCH_IMAGES` or the system's temporary folder. NTFS is filled through
 * ntfs-3g, which needs /dev/fuse; a folder of 100,000 files on ext4 is made through a loop mount, as root; the others need none.
 */
import { spawnSync } from 'node:child_process';
import { createCipheriv } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const keep = process.env['TRACECRAFT_BENCH_IMAGES'] ?? tmpdir();

export type Kind = 'ext4' | 'ntfs' | 'fat32';

/** A tree of `folders` folders with `files` files each, `bytes` long, in an image of `gibibytes`. */
export interface Tree {
  readonly kind: Kind;
  readonly gibibytes: number;
  readonly folders: number;
  readonly files: number;
  readonly bytes: number;
}

/** The 101,000 entries of the table in design.md §5: 540 MB that do not pack, in 2.25 GiB. */
export const LARGE: Omit<Tree, 'kind'> = { gibibytes: 2.25, folders: 1000, files: 100, bytes: 5400 };

function must(tool: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(tool, args, { encoding: 'utf8' });
  if (error !== undefined) throw new Error(`${tool} is needed to make the image: ${error.message}`);
  if (status !== 0) throw new Error(`${tool} ${args.join(' ')}: ${stderr}`);
}

/** Bytes no packer makes smaller, the same in every run. */
function noise(): Buffer {
  return createCipheriv('aes-128-ctr', Buffer.alloc(16, 7), Buffer.alloc(16)).update(Buffer.alloc(16 << 20));
}

function writeTree(root: string, { folders, files, bytes }: Tree): void {
  const source = noise();
  for (let d = 0; d < folders; d++) {
    const folder = join(root, `Case documents ${d}`);
    mkdirSync(folder, { recursive: true });
    for (let f = 0; f < files; f++) {
      const at = ((d * files + f) * 5_413) % (source.length - bytes);
      writeFileSync(join(folder, `Statement of witness ${f} 진술서.txt`), source.subarray(at, at + bytes));
    }
  }
}

/** mke2fs puts a file into a folder in a time that grows with the folder: a large one is made through a mount, as root. */
function fillMountedExt4(image: string, scratch: string, tree: Tree): void {
  must('mkfs.ext4', ['-q', '-F', '-N', String(tree.folders * (tree.files + 1) + 4096), image]);
  mkdirSync(scratch, { recursive: true });
  must('mount', ['-o', 'loop', image, scratch]);
  try {
    writeTree(scratch, tree);
  } finally {
    must('umount', [scratch]);
  }
}

function fillExt4(image: string, scratch: string, tree: Tree): void {
  if (tree.files > 10_000) {
    fillMountedExt4(image, scratch, tree);
    return;
  }
  writeTree(scratch, tree);
  must('mkfs.ext4', ['-q', '-F', '-N', String(tree.folders * (tree.files + 1) + 4096), '-d', scratch, image]);
}

function fillFat32(image: string, scratch: string, tree: Tree): void {
  must('mkfs.fat', ['-F', '32', '-s', '8', image]);
  writeTree(scratch, tree);
  for (let d = 0; d < tree.folders; d++)
    must('mcopy', ['-s', '-Q', '-i', image, join(scratch, `Case documents ${d}`), '::']);
}

function fillNtfs(image: string, scratch: string, tree: Tree): void {
  must('mkfs.ntfs', ['-Q', '-F', '-q', image]);
  mkdirSync(scratch, { recursive: true });
  must('ntfs-3g', ['-o', 'big_writes', image, scratch]);
  try {
    writeTree(scratch, tree);
  } finally {
    must('fusermount', ['-u', scratch]);
  }
}

const FILL: Readonly<Record<Kind, (image: string, scratch: string, tree: Tree) => void>> = {
  ext4: fillExt4,
  fat32: fillFat32,
  ntfs: fillNtfs,
};

/** Path of the image of `tree`, made when it is not there. */
export function treeImage(tree: Tree): string {
  const { kind, gibibytes, folders, files, bytes } = tree;
  const path = join(keep, `tracecraft-bench-${kind}-${gibibytes}-${folders}x${files}x${bytes}.dd`);
  if (existsSync(path)) return path;
  const scratch = mkdtempSync(join(keep, 'tracecraft-bench-tree-'));
  const made = `${path}.${process.pid}`;
  try {
    writeFileSync(made, '');
    truncateSync(made, gibibytes * 2 ** 30);
    FILL[kind](made, join(scratch, 'tree'), tree);
    renameSync(made, path);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    rmSync(made, { force: true });
  }
  return path;
}

/** First segment of an E01 made by ewfacquire of the image at `path`. */
export function ewfImage(path: string): string {
  const target = path.replace(/\.dd$/, '');
  if (!existsSync(`${target}.E01`))
    must('ewfacquire', ['-u', '-q', '-c', 'fast', '-d', 'sha256', '-S', '1.4GiB', '-t', target, path]);
  return `${target}.E01`;
}
