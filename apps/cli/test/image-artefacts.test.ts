import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { image } from './image-command.ts';
import { haveTool, run } from './other-tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-artefacts-'));
const disk = join(folder, 'disk.dd');
const PATH = 'C:\\Users\\kim\\장부.xlsx';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `$I` of version 2, deleted 2026-03-29 01:30:15.25 UTC. */
function recycled(): Buffer {
  const file = Buffer.alloc(28 + 2 * (PATH.length + 1));
  file.writeBigUInt64LE(2n, 0);
  file.writeBigUInt64LE(4321n, 8);
  file.writeBigUInt64LE(
    BigInt(Date.parse('2026-03-29T01:30:15.250Z')) * 10_000n + 116_444_736_000_000_000n,
    16,
  );
  file.writeUInt32LE(PATH.length + 1, 24);
  file.write(PATH, 28, 'utf16le');
  return file;
}

/** A shortcut's header alone: no item list, no texts. */
function shortcut(): Buffer {
  const file = Buffer.alloc(80);
  file.writeUInt32LE(76);
  file.write('0114020000000000c000000000000046', 4, 'hex');
  file.writeUInt32LE(777, 52);
  return file;
}

function makeDisk(): void {
  const files = {
    '$IABC123.xlsx': recycled(),
    '$IABC124.txt': recycled().subarray(0, 27),
    'no-ending': shortcut(),
  };
  run('mkfs.fat', ['-C', disk, '1440']);
  run('mmd', ['-i', disk, '::/BIN', '::/OTHER']);
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(join(folder, name), bytes);
    run('mcopy', ['-i', disk, join(folder, name), name === 'no-ending' ? '::/OTHER/' : '::/BIN/']);
  }
}

describe.skipIf(!haveTool('mkfs.fat', '--help') || !haveTool('mcopy', '-V'))('image artefacts', () => {
  makeDisk();

  it('prints each value with its field, its byte and what its time counts; exit 65 where a file is partial', () => {
    const { stdout, status } = image('artefacts', disk);
    const text = stdout.toString();
    expect(text).toMatch(
      /\/BIN\/\$IABC123\.xlsx {2}\(partition 0, \d+; live\) {2}recycle-bin, \$I version 2/,
    );
    expect(text).toMatch(/ 16 {2}\$I\.DeletionTime .* 2026-03-29T01:30:15\.2500000Z {2}filetime-utc/);
    expect(text).toContain(PATH);
    expect(text).toContain('! The file ends too early: $I, FileNameLength at byte 24 needs 4 bytes.');
    expect(text).toContain('3 files, ');
    expect(text).toContain('; 1 file only in part');
    expect(status).toBe(65);
  });

  it('knows a shortcut by its bytes, and takes a kind and a folder', () => {
    const { stdout, status } = image('artefacts', disk, '/OTHER', '--kind', 'shortcut', '--json');
    const lines = stdout.toString().trim().split('\n');
    expect(lines).toHaveLength(1);
    const found = JSON.parse(lines[0]!);
    expect(found).toMatchObject({
      path: '/OTHER/no-ending',
      kind: 'shortcut',
      deleted: false,
      certainty: 'allocated',
    });
    expect(found.rows).toContainEqual({
      kind: 'shortcut',
      source: 'ShellLinkHeader.FileSize',
      record: '',
      stored: '777',
      offset: 52,
      length: 4,
    });
    expect(status).toBe(0);
  });

  it('says where nothing is', () => {
    expect(image('artefacts', disk, '/NOWHERE')).toMatchObject({ status: 66 });
    expect(image('artefacts', disk, '--kind', 'other').status).toBe(64);
  });
});
