import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { image } from './image-command.ts';
import { haveTool, run } from './other-tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-artefacts-'));
const disk = join(folder, 'disk.dd');
const PATH = 'C:\\Users\\kim\\장부.xlsx';

interface FoundInJson {
  readonly path: string;
  readonly form: string;
  readonly rows: readonly { readonly source: string; readonly stored: string; readonly within?: string }[];
}

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

/** A phone's messages: the second stands in the write-ahead log alone. */
function messages(): { main: Buffer; wal: Buffer } {
  const path = join(folder, 'made.db');
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA page_size = 512; PRAGMA journal_mode = WAL; BEGIN;
    CREATE TABLE sms (_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, date INTEGER, type INTEGER, body TEXT);
    INSERT INTO sms VALUES (1, 1, '+84 555 0100', 1774747815250, 1, 'Chuyến 7 giờ'); COMMIT;
    PRAGMA wal_checkpoint(TRUNCATE); INSERT INTO sms VALUES (2, 1, '+84 555 0100', 1774747816000, 2, '네');`);
  const made = { main: readFileSync(path), wal: readFileSync(`${path}-wal`) };
  database.close();
  return made;
}

function makeDisk(): void {
  const { main, wal } = messages();
  const files = {
    '$IABC123.xlsx': recycled(),
    '$IABC124.txt': recycled().subarray(0, 27),
    'no-ending': shortcut(),
    'mmssms.db': main,
    'mmssms.db-wal': wal,
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
    expect(text).toContain('4 files, ');
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

  it('reads a phone’s messages, and says which stand only in the log beside them', () => {
    const { stdout, status } = image('artefacts', disk, '--kind', 'database', '--json');
    const [found, ...more] = stdout.toString().trim().split('\n');
    expect(more).toEqual([]);
    const { path, form, rows } = JSON.parse(found!) as FoundInJson;
    expect([path, form]).toEqual([
      '/BIN/mmssms.db',
      'Android messages; 1 pages of the -wal beside it merged',
    ]);
    const bodies = rows.filter(({ source }) => source === 'sms.body');
    expect(bodies.map(({ stored, within }) => [stored, within])).toEqual([
      ['Chuyến 7 giờ', undefined],
      ['네', '-wal'],
    ]);
    expect(status).toBe(0);
  });

  it('puts their times into the super-timeline, in order, with source, meaning and assumed zone', () => {
    const { stdout } = image('timeline', '--json', '--zone', 'Asia/Seoul', '--clock-offset', '10', disk);
    const events = stdout
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { seconds: number; source: string; time: string; stored: object });
    const seconds = events.map((event) => event.seconds);
    expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
    expect(events.find(({ source }) => source === '$I.DeletionTime')).toMatchObject({
      artefact: 'recycle-bin',
      path: '/BIN/$IABC123.xlsx',
      time: '2026-03-29T10:30:05+09:00',
      place: { offset: 16, length: 8 },
      stored: {
        kind: 'filetime-utc',
        wall: '2026-03-29T01:30:15.2500000Z',
        assumedZone: null,
        clockOffset: 10,
      },
    });
    expect(events.filter(({ source }) => source === 'sms.date').map(({ time }) => time)).toEqual([
      '2026-03-29T10:30:05+09:00',
      '2026-03-29T10:30:06+09:00',
    ]);
    const plain = image('timeline', '--json', '--no-artefacts', disk).stdout.toString();
    expect(plain).not.toContain('sms.date');
    const lines = image('timeline', '--super', disk).stdout.toString().split('\n');
    const line = lines.find((one) => one.includes('sms.date'))!;
    expect(line).toContain('03/29/2026,01:30:15,UTC,....,ARTEFACT,sms.date,noted,-,-,1 +84 555 0100,');
    expect(line.split(',')).toHaveLength(lines[0]!.split(',').length);
  });

  it('says where nothing is', () => {
    expect(image('artefacts', disk, '/NOWHERE')).toMatchObject({ status: 66 });
    expect(image('artefacts', disk, '--kind', 'other').status).toBe(64);
  });
});
