import { beforeAll, describe, expect, it } from 'vitest';
import { parseArtefact, type ArtefactRow, type ParsedArtefact } from '../src/index.ts';
import { marvin32 } from '../src/registry/marvin32.ts';
import { changedBlocks, dirty, entry, hashed, newLog, oldLog } from './log-file.ts';
import { haveTool } from './oracle.ts';
import { emptyHive, hiveBy } from './tiny-hive.ts';

const hex = ([low, high]: readonly [number, number]): string =>
  [high, low].map((word) => word.toString(16).padStart(8, '0')).join('');

// SymCrypt's own test, and those of .NET's System.Marvin
it.each([
  [0xcd0893b7, 0xd53cd9ce, '616263', '22c74339492769bf'],
  [0x001bdbcc, 0x004fb61a, '', '30ed35c100cd3c7d'],
  [0x001bdbcc, 0x004fb61a, 'af', '48e73fc77d75ddc1'],
  [0x001bdbcc, 0x004fb61a, '37f495', 'f0b07c789b8cf7e8'],
  [0x001bdbcc, 0x004fb61a, '8642dc59', '7008f2e87e9cf556'],
  [0x001bdbcc, 0x804fb61a, 'ab427ea8d10fc7', 'e203987dba252fb3'],
])('Marvin32 %#', (low, high, data, wanted) => {
  expect(hex(marvin32(Buffer.from(data, 'hex'), [low, high]))).toBe(wanted);
});

const KEY = 'Software\\Microsoft\\Internet Explorer\\TypedURLs';
const RUN = 'Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\RunMRU';
const PATHS = new Set(KEY.split('\\').map((_, i, names) => `\\${names.slice(0, i + 1).join('\\')}`));
/** Enough that a later value comes into a block of its own. */
const MANY = Array.from({ length: 60 }, (_, i) => ({
  name: `url${i + 1}`,
  data: `string:https://port.example/waybill/${i}`,
}));
const url = (name: string, address: string) => ({ name, data: `string:${address}` });
type Logs = Readonly<Record<string, Uint8Array>>;

function read(file: Uint8Array, logs: Logs = {}): ParsedArtefact {
  return parseArtefact('registry', 'NTUSER.DAT', file, { beside: (ending) => logs[ending] ?? null });
}

const said = (rows: readonly ArtefactRow[], source: string): string[] =>
  rows.filter((row) => row.source === source).map(({ stored }) => stored);

describe.skipIf(!haveTool('hivexsh'))('hives that libhivex wrote, not closed, with a log beside', () => {
  let [first, second, third]: readonly Uint8Array[] = [];
  let hive: Uint8Array;
  beforeAll(() => {
    first = hiveBy({ [RUN]: [url('a', 'cmd')], [KEY]: MANY });
    // setval writes every value of a key anew
    second = hiveBy({ [KEY]: [...MANY, url('url61', 'https://second.example/')] }, first, PATHS);
    third = hiveBy({ [KEY]: [...MANY.slice(1), url('url62', 'https://third.example/')] }, second, PATHS);
    hive = dirty(first, 8, 7);
  });
  const two = () => entry(7, second!, changedBlocks(first!, second!));
  const three = () => entry(8, third!, changedBlocks(second!, third!));

  it('without its log: the rows of the hive alone', () => {
    const { rows, form } = read(hive);
    expect(said(rows, 'url61')).toEqual([]);
    expect(form).toBe('hive version 1.5; not closed properly, rows of the hive alone');
  });

  it('with entries of both logs, the second the older: the rows of the hive libhivex wrote last', () => {
    const logs = { '.LOG1': newLog(first!, 8, [three()]), '.LOG2': newLog(first!, 7, [two()]) };
    const { rows, form, partial } = read(hive, logs);
    const facts = (all: readonly ArtefactRow[]) =>
      all
        .filter((row) => row.superseded !== true)
        .map(({ source, record, stored }) => [source, record, stored]);
    expect(facts(rows)).toEqual(facts(read(third!).rows));
    expect(said(rows, 'url62')).toEqual(['https://third.example/']);
    expect(partial).toBe(false);
    expect(form).toContain('with its transaction log: .LOG2 entry 7, .LOG1 entry 8');
  });

  it('says which bytes of which log a row is', () => {
    const log = newLog(first!, 7, [two()]);
    const row = read(hive, { '.LOG1': log }).rows.find(({ source }) => source === 'url61')!;
    expect(row.within).toBe('.LOG1');
    const bytes = log.subarray(row.offset, row.offset + row.length);
    expect(Buffer.from(bytes).toString('utf16le')).toBe('https://second.example/\0');
  });

  it('a row that the hive alone says too stands in the hive', () => {
    const { rows } = read(hive, { '.LOG1': newLog(first!, 7, [two()]) });
    const row = rows.find(({ source }) => source === 'a')!;
    expect(row.stored).toBe('cmd');
    expect(row).toEqual(read(hive).rows.find(({ source }) => source === 'a'));
  });

  it('what a log took away is still told, as an older state', () => {
    const both = newLog(first!, 7, [two(), three()]);
    const old = read(hive, { '.LOG1': both }).rows.filter(({ superseded }) => superseded === true);
    expect(said(old, 'url1')).toEqual(['https://port.example/waybill/0']);
    expect(old.every(({ within }) => within === undefined)).toBe(true);
  });

  it.each([
    ['in the pages', 3000, 'Hash-1'],
    ['in the head', 20, 'Hash-2'],
  ])('stops at an entry changed %s, and says so', (_, at, field) => {
    const bad = three();
    bad[at]! ^= 1;
    const { rows, form, faults, partial } = read(hive, { '.LOG1': newLog(first!, 7, [two(), bad]) });
    expect(said(rows, 'url61')).toEqual(['https://second.example/']);
    expect(said(rows, 'url62')).toEqual([]);
    expect(form).toContain('.LOG1 entry 7');
    expect(partial).toBe(true);
    const offset = 512 + two().length + { 'Hash-1': 24, 'Hash-2': 32 }[field]!;
    expect(faults).toContainEqual(
      expect.objectContaining({ code: 'artefact.malformed', structure: '.LOG1 HvLE', field, offset }),
    );
  });

  it('takes no entry over a gap, nor one older than the hive, and says why', () => {
    const gap = { '.LOG1': newLog(first!, 7, [two()]), '.LOG2': newLog(first!, 9, [entry(9, third!, [0])]) };
    expect(read(hive, gap).form).toContain('not applied: .LOG2 (begins with entry 9, wanted is 8)');
    const old = { '.LOG1': newLog(first!, 6, [entry(6, second!, changedBlocks(first!, second!))]) };
    const parsed = read(hive, old);
    expect(said(parsed.rows, 'url61')).toEqual([]);
    expect(parsed.form).toContain('not applied: .LOG1 (begins with entry 6, older than the hive at 7)');
  });

  it('an older entry behind the newest is no fault', () => {
    const { form, partial } = read(hive, { '.LOG1': newLog(first!, 7, [two(), entry(3, third!, [0])]) });
    expect(form).toContain('with its transaction log: .LOG1 entry 7');
    expect(partial).toBe(false);
  });

  it('a hive that was closed takes nothing from a log', () => {
    const { rows, form } = read(first!, { '.LOG1': newLog(first!, 7, [two()]) });
    expect([form, said(rows, 'url61')]).toEqual(['hive version 1.5', []]);
  });

  it('a log by itself is no hive: nothing is said of it', () => {
    const log = newLog(first!, 7, [two()]);
    expect(parseArtefact('registry', 'NTUSER.DAT.LOG1', log)).toMatchObject({ rows: [], faults: [] });
  });

  it('the file is not changed, nor when it comes as a Buffer, whose slice copies nothing', () => {
    const file = Buffer.from(hive);
    const parsed = read(file, { '.LOG1': Buffer.from(newLog(first!, 7, [two()])) });
    expect(file.equals(hive)).toBe(true);
    expect(parsed).toEqual(read(hive, { '.LOG1': newLog(first!, 7, [two()]) }));
  });

  it('a base block that does not hold is taken from the newest log', () => {
    const torn = hive.slice();
    torn[36] = 0xee;
    const { rows, faults, form } = read(torn, { '.LOG1': newLog(first!, 7, [two(), three()]) });
    expect(said(rows, 'url62')).toEqual(['https://third.example/']);
    expect(faults).toContainEqual(expect.objectContaining({ structure: 'regf', field: 'Checksum' }));
    expect(form).toContain('.LOG1 entries 7 to 8');
  });

  it('the old format: sectors by their bits, and only of the hive its time says', () => {
    const blocks = changedBlocks(first!, third!);
    const good = oldLog(third!, 8, blocks);
    const { rows, form, partial } = read(dirty(first!, 8, 7), { '.LOG1': good });
    expect(said(rows, 'url62')).toEqual(['https://third.example/']);
    expect(form).toContain(`with its transaction log: .LOG1, ${blocks.length * 8} sectors`);
    expect(partial).toBe(false);
    const row = rows.find(({ source }) => source === 'url62')!;
    expect(Buffer.from(good.subarray(row.offset, row.offset + row.length)).toString('utf16le')).toContain(
      'third',
    );
    const other = dirty(first!, 8, 7);
    new DataView(other.buffer).setUint32(12, 1, true);
    expect(read(dirty(other, 8, 7), { '.LOG1': good }).form).toContain('(of another time than the hive)');
  });

  it('an old log that breaks a hive bin is not applied at all', () => {
    const log = oldLog(third!, 8, [0]);
    log[log.length - 4096] = 0;
    const parsed = read(dirty(first!, 8, 7), { '.LOG1': log });
    expect(parsed.form).toContain('not applied: .LOG1 (does not hold)');
    expect(parsed.faults).toContainEqual(expect.objectContaining({ structure: '.LOG1 hbin' }));
    expect(said(parsed.rows, 'url1')).toEqual(['https://port.example/waybill/0']);
  });
});

it('a log that asks for more memory than a hive takes is not followed', () => {
  const hive = emptyHive();
  const huge = entry(1, hive, [0]);
  new DataView(huge.buffer).setUint32(16, 0xfffff000, true);
  const { faults, partial } = read(dirty(hive, 2, 1), { '.LOG1': newLog(hive, 1, [hashed(huge)]) });
  expect(faults).toContainEqual(expect.objectContaining({ code: 'artefact.limit', field: 'HiveBinsSize' }));
  expect(partial).toBe(true);
});

it.skipIf(!haveTool('hivexsh'))(
  'of a hive cut short a log gives back only its own bytes: no zeros are read as a value',
  () => {
    const sound = hiveBy({ [KEY]: [url('url1', `https://port.example/${'a'.repeat(8000)}`)] });
    const last = changedBlocks(emptyHive(), sound).at(-1)!;
    const row = read(sound).rows.find(({ source }) => source === 'url1')!;
    const cut = dirty(sound, 2, 1).slice(0, row.offset + 100);
    const { rows, faults, partial } = read(cut, { '.LOG1': newLog(sound, 1, [entry(1, sound, [last])]) });
    expect(said(rows, 'url1')).toEqual([]);
    expect(faults).toContainEqual(expect.objectContaining({ code: 'artefact.truncated', field: 'url1' }));
    expect(partial).toBe(true);
  },
);
