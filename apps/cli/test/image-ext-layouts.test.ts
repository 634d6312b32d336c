/** Ways mkfs lays ext out that the shared images do not show: the listing is that of fls, and each file reads as it was. */
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { image } from './image-command.ts';
import { haveTool, run } from './other-tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-ext-layouts-'));
const tree = join(folder, 'tree');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FILES: Readonly<Record<string, number>> = {
  'waybill.txt': 60,
  'Papers/crates.csv': 5000,
  'Papers/ảnh số 1.jpg': 70_000,
  'Papers/deep/日本語.bin': 300_000,
  empty: 0,
};

function bytesOf(name: string, length: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, i) => (i * 31 + name.length * 7 + (i >> 8)) & 0xff));
}

beforeAll(() => {
  mkdirSync(join(tree, 'Papers/deep'), { recursive: true });
  for (const [name, length] of Object.entries(FILES)) writeFileSync(join(tree, name), bytesOf(name, length));
  for (let i = 0; i < 200; i++) writeFileSync(join(tree, 'Papers', `note ${i}`), `${i}`);
  linkSync(join(tree, 'Papers/crates.csv'), join(tree, 'same crates'));
  symlinkSync('Papers/crates.csv', join(tree, 'short'));
  symlinkSync(`Papers/${'long/'.repeat(30)}`, join(tree, 'long'));
});

/** What is made, and whether Sleuth Kit 4.11.1 opens it. */
const LAYOUTS: readonly (readonly [name: string, options: readonly string[], peer: boolean])[] = [
  ['clusters of 16 blocks, blocks of 1 KiB', ['-b', '1024', '-O', 'bigalloc', '-C', '16384'], false],
  ['clusters of 16 blocks, blocks of 4 KiB', ['-b', '4096', '-O', 'bigalloc', '-C', '65536'], false],
  ['files inside inodes', ['-O', 'inline_data'], true],
  ['descriptors in groups of groups', ['-O', 'meta_bg,^resize_inode'], true],
  ['descriptors in groups of groups, blocks of 1 KiB', ['-b', '1024', '-O', 'meta_bg,^resize_inode'], true],
  ['neither journal nor checksums', ['-O', '^has_journal,^metadata_csum'], true],
  ['inodes of 128 bytes', ['-I', '128'], true],
  ['inodes of 1 KiB', ['-I', '1024'], true],
  ['the first revision', ['-t', 'ext2', '-r', '0'], true],
];

describe.runIf(haveTool('mkfs.ext4', '-V') && haveTool('fls'))('ext', () => {
  for (const [name, options, peer] of LAYOUTS)
    test(name, () => {
      const path = join(folder, 'volume.dd');
      writeFileSync(path, '');
      truncateSync(path, 48 << 20);
      run('mkfs.ext4', ['-q', '-F', ...options, '-d', tree, path]);
      const { stdout, stderr } = image('ls', '-r', '--format', 'bodyfile', path);
      expect(stderr).toBe('');
      const ours = stdout.toString();
      if (peer) expect(ours).toBe(run('fls', ['-r', '-p', '-m', '/', path]));
      else expect(() => run('fls', [path])).toThrow(/Cannot determine file system type/);
      for (const file of Object.keys(FILES)) expect(ours).toContain(`|/${file}|`);
      for (const file of ['waybill.txt', 'Papers/deep/日本語.bin'] as const)
        expect(image('cat', path, `/${file}`).stdout.equals(bytesOf(file, FILES[file]!)), file).toBe(true);
    });

  test('a file of two names is recovered under both', () => {
    const path = join(folder, 'volume.dd');
    writeFileSync(path, '');
    truncateSync(path, 48 << 20);
    run('mkfs.ext4', ['-q', '-F', '-d', tree, path]);
    const out = join(folder, 'out');
    expect(image('recover', path, '--out', out).stdout.toString()).toContain('206 files written');
    const wanted = bytesOf('Papers/crates.csv', FILES['Papers/crates.csv']!);
    for (const name of ['Papers/crates.csv', 'same crates'])
      expect(readFileSync(join(out, name)).equals(wanted), name).toBe(true);
  });
});
