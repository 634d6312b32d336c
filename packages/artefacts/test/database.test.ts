import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { nodeSqlite } from '../../../apps/cli/src/evidence/sqlite-engine.ts';
import { parseArtefact, type ArtefactRow, type ParsedArtefact } from '../src/index.ts';
import * as files from './database-files.ts';
import { written, type Written } from './database-files.ts';
import { haveTool } from './oracle.ts';

const parse = ({ main, wal }: Written): ParsedArtefact =>
  parseArtefact('database', 'a.db', main, {
    sqlite: nodeSqlite,
    beside: (ending) => (ending === '-wal' ? wal : null),
  });
const row = ({ rows }: ParsedArtefact, source: string, record = ''): ArtefactRow => {
  const found = rows.find((one) => one.source === source && one.record.startsWith(record));
  if (found === undefined) throw new Error(`no row ${source} ${record}`);
  return found;
};

/** The bytes a row names, read as SQLite's format says, must be the value: no engine takes part in this. */
function mustStandThere({ stored, offset, length, within }: ArtefactRow, { main, wal }: Written): void {
  const bytes = Buffer.from(within === '-wal' ? wal : main).subarray(offset, offset + length);
  const readings = [bytes.toString('utf8'), bytes.toString('hex')];
  if (length > 0 && length <= 6) readings.push(String(bytes.readIntBE(0, length)));
  // serial types 8 and 9 are the numbers 0 and 1
  if (length === 1) readings.push(String(bytes[0]! - 8));
  if (length === 8) readings.push(String(bytes.readBigInt64BE(0)), String(bytes.readDoubleBE(0)));
  expect(readings).toContain(stored);
}

const CHROMIUM = 'chromium';
const AT = '2026-03-26T09:30:15';
const CASES: readonly (readonly [form: string, sql: string, rows: readonly (readonly [string, object])[]])[] =
  [
    [
      'Chromium History',
      files.CHROMIUM,
      [
        ['urls.title', { stored: 'Phiếu giao 운송장', record: '7 https://port.example/waybill?q=1' }],
        [
          'visits.visit_time',
          {
            stored: '13418991015250007',
            record: '21 https://port.example/waybill?q=1',
            time: { semantics: 'webkit-us-utc', reading: `${AT}.250007Z` },
          },
        ],
        ['visits.transition', { stored: '805306369', value: 'typed' }],
        ['downloads.total_bytes', { stored: '5000000000' }],
        ['downloads.state', { stored: '1', value: 'complete' }],
        ['downloads.end_time', { stored: '0', time: { semantics: 'webkit-us-utc', reading: null } }],
        ['keyword_search_terms.term', { stored: 'container 4471' }],
      ],
    ],
    [
      'Firefox places',
      files.FIREFOX,
      [
        [
          'moz_historyvisits.visit_date',
          { record: '9 https://port.example/', time: { semantics: 'unix-us-utc', reading: `${AT}.250007Z` } },
        ],
        ['moz_historyvisits.visit_type', { stored: '2', value: 'typed' }],
      ],
    ],
    [
      'Safari History',
      files.SAFARI,
      [
        [
          'history_visits.visit_time',
          {
            stored: '796210215.25',
            record: '5 https://port.example/',
            time: { semantics: 'cocoa-s-utc', reading: `${AT}.250000Z` },
          },
        ],
      ],
    ],
    [
      'Android messages',
      files.ANDROID_MESSAGES,
      [
        ['sms.date', { record: '3 +84 555 0100', time: { semantics: 'unix-ms-utc', reading: `${AT}.250Z` } }],
        ['sms.type', { value: 'received' }],
        ['sms.body', { stored: 'Hàng đến lúc 7 giờ' }],
        ['pdu.date', { stored: '1774517415', time: { semantics: 'unix-s-utc', reading: `${AT}Z` } }],
      ],
    ],
    [
      'Android calls',
      files.ANDROID_CALLS,
      [
        ['calls.type', { stored: '3', value: 'missed', record: '1 +82 2 555 0123' }],
        ['calls.date', { time: { semantics: 'unix-ms-utc', reading: `${AT}.250Z` } }],
      ],
    ],
    [
      'iOS messages',
      files.IOS_MESSAGES,
      [
        ['message.handle_id', { stored: '8', value: '+63 555 0101' }],
        [
          'message.date',
          { stored: '796210215', time: { semantics: 'cocoa-s-utc', reading: `${AT}.000000Z` } },
        ],
      ],
    ],
    [
      'iOS calls',
      files.IOS_CALLS,
      [
        [
          'ZCALLRECORD.ZDATE',
          { record: '1 +63 555 0102', time: { semantics: 'cocoa-s-utc', reading: `${AT}.250000Z` } },
        ],
        ['ZCALLRECORD.ZORIGINATED', { stored: '1', value: 'outgoing' }],
      ],
    ],
  ];

describe.each(CASES)('%s', (form, sql, expected) => {
  const file = written(sql);
  const parsed = parse(file);

  it('says what its tables hold, with what each time counts', () => {
    expect(parsed).toMatchObject({ kind: 'database', form, faults: [], partial: false });
    for (const [source, facts] of expected) expect(row(parsed, source)).toMatchObject(facts);
  });

  it('says where each value stands, and the bytes there are that value', () => {
    expect(parsed.rows.length).toBeGreaterThan(3);
    for (const one of parsed.rows) mustStandThere(one, file);
  });
});

it('counts nanoseconds from iOS 11 on, told apart by size', () => {
  const found = row(parse(written(files.IOS_MESSAGES)), 'message.date', '2 ');
  expect(found.time).toEqual({ semantics: 'cocoa-ns-utc', reading: `${AT}.250000000Z` });
});

describe('a write-ahead log beside the file', () => {
  const later = `INSERT INTO sms (_id, address, date, body) VALUES (4, '+84 555 0199', 1774517500000, '${'long '.repeat(600)}');
    DELETE FROM pdu;`;
  const file = written(files.ANDROID_MESSAGES, later);

  it('is merged: rows that stand only there say so, rows that stand in both stand in the file', () => {
    const parsed = parse(file);
    expect(parsed.form).toMatch(/^Android messages; \d+ pages of the -wal beside it merged$/);
    expect(row(parsed, 'sms.address', '3 ').within).toBeUndefined();
    expect(row(parsed, 'sms.address', '4 ').within).toBe('-wal');
    for (const source of ['sms.address', 'sms.date'])
      for (const record of ['3 ', '4 ']) mustStandThere(row(parsed, source, record), file);
    // deleted in the log: what the file alone still says is told as an older state, in the file
    const gone = parsed.rows.filter(({ source }) => source === 'pdu.date');
    expect(gone).toMatchObject([{ superseded: true, stored: '1774517415' }]);
    expect(gone[0]).not.toHaveProperty('within');
  });

  it('names the first stretch of a value that goes on in other pages', () => {
    const { stored, offset, length } = row(parse(file), 'sms.body', '4 ');
    expect(stored).toHaveLength(3000);
    expect(length).toBeLessThan(1024);
    expect(Buffer.from(file.wal.subarray(offset, offset + length)).toString()).toBe(stored.slice(0, length));
  });

  it('is not made up: without it, or with its last frame torn, the older state is read', () => {
    const without = parse({ ...file, wal: new Uint8Array(0) });
    expect(without.form).toBe('Android messages; write-ahead mode, nothing to merge beside it');
    const torn = file.wal.slice();
    torn[torn.length - 1]! ^= 1;
    // the two statements are two commits: the first stays whole
    expect(parse({ ...file, wal: torn }).rows.some(({ source }) => source === 'pdu.date')).toBe(true);
    expect(parse({ ...file, wal: torn }).rows.some(({ record }) => record.startsWith('4 '))).toBe(true);
    expect(without.rows.some(({ record }) => record.startsWith('4 '))).toBe(false);
  });

  it('reads the same rows as SQLite does with both files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'artefacts-wal-'));
    writeFileSync(join(folder, 'a'), file.main);
    writeFileSync(join(folder, 'a-wal'), file.wal);
    const database = new DatabaseSync(join(folder, 'a'));
    const told = database
      .prepare('SELECT body FROM sms ORDER BY _id')
      .all()
      .map(({ body }) => body);
    database.close();
    rmSync(folder, { recursive: true, force: true });
    const ours = parse(file).rows.filter(({ source }) => source === 'sms.body');
    expect(ours.map(({ stored }) => stored)).toEqual(told);
  });
});

describe('a database made to mislead', () => {
  it.each([
    [
      'a view that never ends',
      'CREATE VIEW urls AS WITH RECURSIVE c(url, last_visit_time) AS (SELECT 1, 1 UNION ALL SELECT 2, 2 FROM c) SELECT * FROM c',
    ],
    ['a computed column', "CREATE TABLE urls(url AS (printf('%.*c', 1000000000, 'x')), last_visit_time)"],
  ])('%s is not run', (_, sql) => {
    const parsed = parse(written(`${sql}; CREATE TABLE visits(visit_time, transition);`));
    expect(parsed).toMatchObject({ rows: [], faults: [] });
  });

  it('a table whose pages go in a circle ends, marked partial', () => {
    const rows = Array.from(
      { length: 300 },
      (_, i) => `INSERT INTO sms(address, date, body) VALUES ('${i}', ${i}, '${'b'.repeat(90)}');`,
    );
    const { main, wal } = written(`BEGIN;${files.ANDROID_MESSAGES}${rows.join('')}COMMIT`);
    const bad = main.slice();
    const view = new DataView(bad.buffer);
    // each interior page of 1,024 bytes leads back to itself
    for (let at = 1024; at < bad.length; at += 1024) if (bad[at] === 5) view.setUint32(at + 8, at / 1024 + 1);
    const parsed = parse({ main: bad, wal });
    expect(parsed.partial).toBe(true);
    expect(parsed.faults.length).toBeGreaterThan(0);
  });

  it('of another application, or without an engine: said, not guessed', () => {
    expect(parse(written('CREATE TABLE other(a)'))).toMatchObject({ rows: [], faults: [], partial: false });
    expect(parseArtefact('database', 'a', written(files.SAFARI).main)).toMatchObject({
      partial: true,
      faults: [{ code: 'artefact.no-reader' }],
    });
  });
});

describe.skipIf(!haveTool(CHROMIUM))('a History that Chromium itself wrote', () => {
  it('has the page it was sent to, at the time it was', { timeout: 120_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'artefacts-chromium-'));
    try {
      writeFileSync(join(folder, 'a.html'), '<html><meta charset=utf8><title>운송장 4471</title></html>');
      const page = `file://${folder}/a.html`;
      const before = Date.now();
      const how = [
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--virtual-time-budget=3000',
        '--dump-dom',
      ];
      spawnSync(CHROMIUM, [...how, `--user-data-dir=${folder}/profile`, page], { timeout: 100_000 });
      const main = new Uint8Array(readFileSync(`${folder}/profile/Default/History`));
      const parsed = parse({ main, wal: new Uint8Array(0) });
      expect(parsed).toMatchObject({ form: 'Chromium History', faults: [], partial: false });
      expect(row(parsed, 'urls.title')).toMatchObject({ stored: '운송장 4471', record: `1 ${page}` });
      const at = Date.parse(row(parsed, 'visits.visit_time').time!.reading!);
      expect(at).toBeGreaterThanOrEqual(before);
      expect(at).toBeLessThanOrEqual(Date.now());
      for (const one of parsed.rows) mustStandThere(one, { main, wal: main });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
