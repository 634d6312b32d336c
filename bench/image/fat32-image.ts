/**
 * Makes a FAT32 image with many files, with mkfs.fat and mtools (never with our own code), and keeps it in the system's
 * temporary folder for the next run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function must(tool: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(tool, args, { encoding: 'utf8' });
  if (error !== undefined) throw new Error(`${tool} is needed to make the image: ${error.message}`);
  if (status !== 0) throw new Error(`${tool} ${args.join(' ')}: ${stderr}`);
}

/** `folders` folders of `files` small files each. */
function writeTree(root: string, folders: number, files: number): void {
  for (let d = 0; d < folders; d++) {
    const folder = join(root, `Case documents ${d}`);
    mkdirSync(folder, { recursive: true });
    for (let f = 0; f < files; f++)
      writeFileSync(join(folder, `Statement of witness ${f} 진술서.txt`), `${d} ${f}\n`);
  }
}

/** Path of a FAT32 image of `gibibytes` with `folders × files` files. */
export function fat32Image(gibibytes: number, folders: number, files: number): string {
  const path = join(tmpdir(), `tracecraft-bench-fat32-${gibibytes}-${folders}x${files}.dd`);
  if (existsSync(path)) return path;
  const made = `${path}.${process.pid}`;
  const tree = `${path}.tree.${process.pid}`;
  try {
    writeFileSync(made, '');
    truncateSync(made, gibibytes * 2 ** 30);
    must('mkfs.fat', ['-F', '32', '-s', '8', made]);
    writeTree(tree, folders, files);
    for (let d = 0; d < folders; d++)
      must('mcopy', ['-s', '-Q', '-i', made, join(tree, `Case documents ${d}`), '::']);
    renameSync(made, path);
  } finally {
    rmSync(tree, { recursive: true, force: true });
    rmSync(made, { force: true });
  }
  return path;
}
