import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { image } from './image-command.ts';
import { haveTool, run } from './other-tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-superblock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(haveTool('mkfs.ext4', '-V'))('ext without its first superblock', () => {
  for (const [blockSize, megabytes] of [
    [1024, 24],
    [4096, 160],
  ] as const)
    test(`blocks of ${blockSize}: the copy gives the same listing, and that it was used is said`, () => {
      const path = join(folder, `${blockSize}.dd`);
      const tree = join(folder, 'tree');
      mkdirSync(join(tree, 'Papers'), { recursive: true });
      writeFileSync(join(tree, 'Papers', 'waybill.txt'), 'two crates');
      writeFileSync(path, '');
      truncateSync(path, megabytes << 20);
      run('mkfs.ext4', ['-q', '-F', '-b', String(blockSize), '-d', tree, path]);
      const whole = image('ls', '-r', '--format', 'bodyfile', path).stdout.toString();
      expect(whole).toContain('/Papers/waybill.txt');
      const bytes = readFileSync(path);
      // The superblock, and the descriptors in the blocks behind it.
      bytes.fill(0, 0, blockSize === 1024 ? 3072 : 8192);
      writeFileSync(path, bytes);
      const { stdout, stderr, status } = image('ls', '-r', '--format', 'bodyfile', path);
      expect(stdout.toString()).toBe(whole);
      expect(stderr).toContain('superblock makes no sense');
      expect(status).toBe(0);
      expect(image('cat', path, '/Papers/waybill.txt').stdout.toString()).toBe('two crates');
    });
});
