import { describe, expect, it } from 'vitest';
import { nodeSqlite } from '../../../apps/cli/src/evidence/sqlite-engine.ts';
import { parseArtefact, type ArtefactRow, type ParsedArtefact } from '../src/index.ts';
import * as files from './database-files.ts';
import { written, type Written } from './database-files.ts';

/** What SQLite is told to write is the truth here: it wrote each row and deleted it. */
const SCHEMA = files.ANDROID_MESSAGES.split('INSERT')[0]!;
const COUNT = 400;
/** An address with its number, so that a row that lost its own still tells which it was. */
const addressOf = (id: number): string => `+84 555 ${String(id).padStart(6, '0')}`;
const bodyOf = (id: number): string => `Hàng ${id} ${'đến '.repeat((id * 7) % 23)}`;
const INSERTS = Array.from(
  { length: COUNT },
  (_, i) =>
    `INSERT INTO sms (_id, thread_id, address, date, type, body) VALUES (${i + 1}, 1, '${addressOf(i + 1)}', ${1774517415250 + i}, 1, '${bodyOf(i + 1)}');`,
).join('\n');

const parse = ({ main, wal }: Written): ParsedArtefact =>
  parseArtefact('database', 'mmssms.db', main, {
    sqlite: nodeSqlite,
    beside: (ending) => (ending === '-wal' ? wal : null),
  });

function after(
  deleting: string,
  before = '',
): { file: Written; carved: ArtefactRow[]; living: ArtefactRow[] } {
  const file = written(
    `PRAGMA secure_delete = OFF; ${before} ${SCHEMA} BEGIN; ${INSERTS} COMMIT; ${deleting}`,
  );
  const { rows, partial } = parse(file);
  expect(partial).toBe(false);
  return {
    file,
    carved: rows.filter(({ carved }) => carved === true),
    living: rows.filter(({ carved, source }) => carved !== true && source.startsWith('sms.')),
  };
}

const said = (rows: readonly ArtefactRow[], source: string): string[] =>
  rows.filter((row) => row.source === source).map(({ stored }) => stored);
const every = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);

describe('rows SQLite deleted', () => {
  it('one here and there: each is found again though its head was written over, none that lives', () => {
    const { carved, living } = after('DELETE FROM sms WHERE _id % 5 = 0');
    const gone = every(5, COUNT, 5).map(addressOf);
    expect(said(living, 'sms.address')).toHaveLength(COUNT - gone.length);
    expect(said(carved, 'sms.address').toSorted()).toEqual(gone);
    expect(said(carved, 'sms.body').toSorted()).toEqual(every(5, COUNT, 5).map(bodyOf).toSorted());
    // the number of a row went with its head, unless it stood last in its page's content
    const lost = carved.filter(({ record }) => record.startsWith('? '));
    expect(lost.length).toBeGreaterThan(carved.length / 2);
    for (const { record } of carved)
      expect(['?', String(Number(record.slice(-6)))]).toContain(record.split(' ')[0]);
  });

  it('whole pages: with their numbers, out of pages the file names as free', () => {
    const { carved, file } = after('DELETE FROM sms WHERE _id BETWEEN 101 AND 300');
    const found = new Set(said(carved, 'sms.address'));
    const gone = every(101, 300, 1).map(addressOf);
    expect([...found].filter((address) => !gone.includes(address))).toEqual([]);
    // pages at both ends were merged, and their rows written over
    expect(found.size).toBeGreaterThan(180);
    const numbered = carved.find(
      ({ source, record }) => source === 'sms.address' && !record.startsWith('?'),
    )!;
    expect(numbered.record).toBe(`${Number(numbered.stored.slice(-6))} ${numbered.stored}`);
    const free = parse(file).rows.filter(({ source }) => source === 'SQLite.FreePages');
    expect(free.reduce((sum, { length }) => sum + length, 0) / 1024).toBe(
      new DataView(file.main.buffer, file.main.byteOffset).getUint32(36),
    );
  });

  it('all of them, at once', () => {
    const { carved, living } = after('DELETE FROM sms');
    expect(living).toEqual([]);
    expect(new Set(said(carved, 'sms.address')).size).toBeGreaterThan(COUNT * 0.9);
  });

  it.each(['', 'PRAGMA encoding = "UTF-16le";', 'PRAGMA encoding = "UTF-16be";'])(
    'each value stands where its row says (%s)',
    (encoding) => {
      const { carved, file } = after('DELETE FROM sms WHERE _id % 7 = 0 OR _id > 350', encoding);
      const bodies = carved.filter(({ source }) => source === 'sms.body');
      expect(bodies.length).toBeGreaterThan(60);
      for (const { stored, offset, length } of bodies) {
        const bytes = Buffer.from(file.main.subarray(offset, offset + length));
        const readings = [bytes.toString('utf8'), bytes.toString('utf16le')];
        if (length % 2 === 0) readings.push(Buffer.from(bytes).swap16().toString('utf16le'));
        expect(readings).toContain(stored);
      }
    },
  );

  it('what a row said before it was changed is told, what it says now is not told twice', () => {
    const { carved, living } = after(
      `UPDATE sms SET body = 'changed, and longer than it was before: ' || body WHERE _id = 200`,
    );
    expect(said(carved, 'sms.body')).toEqual([bodyOf(200)]);
    expect(said(living, 'sms.body')).toContain(`changed, and longer than it was before: ${bodyOf(200)}`);
  });

  it('the file is not changed, nor when it comes as a Buffer, whose slice copies nothing', () => {
    const { file, carved } = after('DELETE FROM sms WHERE _id % 5 = 0');
    const main = Buffer.from(file.main);
    expect(parse({ ...file, main }).rows.filter((row) => row.carved === true)).toEqual(carved);
    expect(main.equals(file.main)).toBe(true);
  });

  it('with secure_delete nothing is left, and nothing is made up', () => {
    const file = written(
      `PRAGMA secure_delete = ON; ${SCHEMA} BEGIN; ${INSERTS} COMMIT; DELETE FROM sms WHERE _id % 5 = 0`,
    );
    expect(parse(file).rows.filter(({ carved }) => carved === true)).toEqual([]);
  });

  it('a record that fits two tables is nobody’s', () => {
    const twins = `CREATE TABLE calls (_id INTEGER PRIMARY KEY, number TEXT, date INTEGER, duration INTEGER, type INTEGER, new INTEGER);
      CREATE TABLE sms (_id INTEGER PRIMARY KEY, address TEXT, date INTEGER, type INTEGER, body INTEGER, thread_id INTEGER);`;
    const inserts = every(1, 200, 1).map(
      (id) => `INSERT INTO calls VALUES (${id}, '${addressOf(id)}', ${id * 1000}, 5, 1, 2);`,
    );
    const file = written(
      `PRAGMA secure_delete = OFF; ${twins} BEGIN; ${inserts.join('')} COMMIT; DELETE FROM calls WHERE _id < 150`,
    );
    const { rows, form } = parse(file);
    expect(form).toBe('Android messages, Android calls');
    const free = rows.find(({ source }) => source === 'SQLite.FreePages')!;
    const inFree = rows.filter(
      ({ carved, offset }) => carved === true && offset >= free.offset && offset < free.offset + free.length,
    );
    expect(inFree).toEqual([]);
  });
});

it('of a write-ahead log: frames not read are counted, by why', () => {
  const file = written(
    SCHEMA,
    `INSERT INTO sms (_id, address, date, body) VALUES (1, 'a', 5, 'x'); UPDATE sms SET body = 'y' WHERE _id = 1;
     BEGIN; INSERT INTO sms (_id, address, date, body) VALUES (2, 'b', 5, 'z'); COMMIT`,
  );
  expect(parse(file).form).toBe(
    'Android messages; 1 pages of the -wal beside it merged (frames not read: 2 replaced by later commits)',
  );
  const torn = file.wal.slice();
  torn[torn.length - 1]! ^= 1;
  expect(parse({ ...file, wal: torn }).form).toContain(
    '(frames not read: 1 replaced by later commits, 1 torn or from before the last checkpoint)',
  );
});
