import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { image } from './image-command.ts';
import { haveTool, run } from './other-tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-usn-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Written {
  readonly record: number;
  readonly parent: number;
  readonly name: string;
  readonly reason: number;
}

/** A record of version 2 by Microsoft's USN_RECORD_V2; `time` is 12:34:56 of 1 March 2026. */
function usn({ record, parent, name, reason }: Written): Buffer {
  const text = Buffer.from(name, 'utf16le');
  const bytes = Buffer.alloc((60 + text.length + 7) & ~7);
  bytes.writeUInt32LE(bytes.length, 0);
  bytes.writeUInt16LE(2, 4);
  bytes.writeBigUInt64LE(BigInt(record) | (1n << 48n), 8);
  bytes.writeBigUInt64LE(BigInt(parent) | ((parent === 5 ? 5n : 1n) << 48n), 16);
  bytes.writeBigUInt64LE(BigInt(Date.UTC(2026, 2, 1, 12, 34, 56)) * 10_000n + 116_444_736_000_000_000n, 32);
  bytes.writeUInt32LE(reason, 40);
  bytes.writeUInt16LE(text.length, 56);
  bytes.writeUInt16LE(60, 58);
  text.copy(bytes, 60);
  return bytes;
}

/** NTFS by mkfs.ntfs and ntfs-3g with a folder, a file in it and a change journal that tells of both. */
function volume(): string {
  const path = join(folder, 'ntfs.dd');
  const mount = join(folder, 'mount');
  writeFileSync(path, '');
  truncateSync(path, 16 << 20);
  run('mkfs.ntfs', ['-Q', '-F', '-q', path]);
  mkdirSync(mount);
  run('ntfs-3g', ['-o', 'show_sys_files,streams_interface=windows', path, mount]);
  try {
    mkdirSync(join(mount, 'Papers'));
    writeFileSync(join(mount, 'Papers', '진술서.txt'), 'x');
    const papers = statSync(join(mount, 'Papers')).ino;
    const file = statSync(join(mount, 'Papers', '진술서.txt')).ino;
    const records = [
      usn({ record: papers, parent: 5, name: 'Papers', reason: 0x80000100 }),
      usn({ record: file, parent: papers, name: '진술서.txt', reason: 0x100 }),
      usn({ record: 4000, parent: papers, name: 'gone.txt', reason: 0x80000200 }),
      usn({ record: file, parent: 3999, name: 'lost.txt', reason: 0x2000 }),
    ];
    // A page of zeros in between, as old journals have it.
    const stream = Buffer.concat([records[0]!, Buffer.alloc(8192 - records[0]!.length), ...records.slice(1)]);
    writeFileSync(join(mount, '$UsnJrnl'), '');
    writeFileSync(join(mount, '$UsnJrnl:$J'), stream);
  } finally {
    run('fusermount', ['-u', mount]);
  }
  moveToExtend(path);
  return path;
}

/** ntfs-3g writes nothing into $Extend (record 11): the file's own name is made to say that it lies there. */
function moveToExtend(path: string): void {
  const bytes = readFileSync(path);
  const name = Buffer.from('$UsnJrnl', 'utf16le');
  for (let at = bytes.indexOf(name); at !== -1; at = bytes.indexOf(name, at + 1)) {
    const inRecord = bytes.toString('latin1', at & ~1023, (at & ~1023) + 4) === 'FILE';
    // The name begins 66 bytes into the attribute, the record of the folder at its start.
    if (inRecord && bytes.readUIntLE(at - 66, 6) === 5) bytes.writeUIntLE(11, at - 66, 6);
  }
  writeFileSync(path, bytes);
}

const ready = existsSync('/dev/fuse') && haveTool('ntfs-3g', '-h') && haveTool('mkfs.ntfs', '-h');

describe.runIf(ready)('the change journal of NTFS', () => {
  test('each record is told with time, path and reasons, and Sleuth Kit finds the same', () => {
    const path = volume();
    const { stdout } = image('timeline', '--json', path);
    const events = stdout
      .toString()
      .trim()
      .split('\n')
      .map(
        (line) =>
          JSON.parse(line) as {
            source: string;
            path: string;
            time: string;
            deleted: boolean;
            reasons: string[];
          },
      )
      .filter(({ source }) => source === 'ntfs.change-journal');
    expect(events.map(({ path: name, deleted, reasons }) => [name, deleted, reasons.join(' ')])).toEqual([
      ['/Papers', false, 'file-create close'],
      ['/Papers/진술서.txt', false, 'file-create'],
      ['/Papers/gone.txt', true, 'file-delete close'],
      ['/$OrphanFiles/lost.txt', false, 'rename-new-name'],
    ]);
    for (const { time } of events) expect(time).toBe('2026-03-01T12:34:56+00:00');
    const theirs = spawnSync('usnjls', ['-l', path], {
      encoding: 'utf8',
      env: { ...process.env, TZ: 'UTC' },
    });
    if (theirs.error === undefined && theirs.status === 0)
      for (const name of ['Papers', '진술서.txt', 'gone.txt', 'lost.txt'])
        expect(theirs.stdout).toContain(name);
  });
});
