import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync, symlinkSync, linkSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a tool that is not ours; its output, or an error with what it said. */
export function tool(
  command: string,
  args: readonly string[],
  options: { cwd?: string; input?: string } = {},
): string {
  const { stdout, stderr, status, error } = spawnSync(command, args, {
    ...options,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8' },
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** True where the tools the tests hold our readers against are there; in CI they must be. */
export function haveArchivers(): boolean {
  const missing = ['tar', 'zip', 'unzip', 'python3'].filter(
    (name) => spawnSync(name, [name === 'unzip' || name === 'zip' ? '-v' : '--version']).error !== undefined,
  );
  if (missing.length === 0) return true;
  if (process.env['CI'] === 'true') throw new Error(`${missing.join(', ')} must be installed`);
  console.error(`\n!! ${missing.join(', ')} NOT INSTALLED: archives are not held against other readers\n`);
  return false;
}

export interface PhoneTree {
  /** Folder that holds `data/…`. */
  readonly root: string;
  /** Where archives may be put. */
  readonly out: string;
  readonly remove: () => void;
}

const LONG = 'd'.repeat(90);

/** Files like those of a phone: long paths, letters of several scripts, holes, links, empty files, old and fine times. */
export function phoneTree(): PhoneTree {
  const folder = mkdtempSync(join(tmpdir(), 'tracecraft-archive-'));
  const root = join(folder, 'tree');
  const out = join(folder, 'out');
  for (const one of ['data/data/com.example.chat/databases', `data/media/0/${LONG}/${LONG}`, 'data/empty'])
    mkdirSync(join(root, one), { recursive: true });
  mkdirSync(out);
  const put = (name: string, content: string | Uint8Array, seconds: number): void => {
    writeFileSync(join(root, name), content);
    utimesSync(join(root, name), seconds, seconds);
  };
  put(
    'data/data/com.example.chat/databases/chat.db',
    'SQLite format 3\0'.padEnd(9000, 'm'),
    1_700_000_000.25,
  );
  put(`data/media/0/${LONG}/${LONG}/${'n'.repeat(120)}.jpg`, noise(150_000), 1_600_000_001.5);
  put('data/media/0/사진 ảnh.txt', 'waybill number 4711\n'.repeat(20_000), 1_650_000_003);
  put('data/nothing', '', 1_500_000_004);
  put('data/old.txt', 'from the year 1985', 500_000_000);
  symlinkSync('../media/0', join(root, 'data/data/sdcard'));
  linkSync(join(root, 'data/old.txt'), join(root, 'data/second name.txt'));
  return { root, out, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Bytes that do not pack. */
export function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let i = 0; i < length; i++) bytes[i] = (state = (state * 48271) % 2147483647) & 255;
  return bytes;
}
