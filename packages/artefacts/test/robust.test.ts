import { describe, expect, it } from 'vitest';
import { kindOf, parseArtefact, type ParsedArtefact } from '../src/index.ts';
import { nodeSqlite } from '../../../apps/cli/src/evidence/sqlite-engine.ts';
import * as databases from './database-files.ts';
import { haveTool } from './oracle.ts';
import { SOUND_FILES } from './sound-files.ts';
import { emptyHive, hiveBy } from './tiny-hive.ts';

/** CPU time of one file a parser may take, in milliseconds: far above what these small files need. */
const MOST_MS = 1000;
const MUTATIONS = 3000;

const hive = haveTool('hivexsh')
  ? hiveBy({
      'ControlSet001\\Control\\ComputerName\\ComputerName': [{ name: 'ComputerName', data: 'string:A' }],
      'ControlSet001\\Enum\\USBSTOR\\Disk\\S1': [{ name: 'FriendlyName', data: 'string:Key' }],
      'Software\\Microsoft\\Internet Explorer\\TypedURLs': [
        { name: 'url1', data: 'string:http://example.org/' },
      ],
    })
  : emptyHive();
const { main, wal } = databases.written(
  databases.ANDROID_MESSAGES,
  `BEGIN; INSERT INTO sms(address, date, body) VALUES ('a', 5, '${'long '.repeat(500)}'); COMMIT`,
);
const FILES: readonly (readonly [string, Uint8Array])[] = [
  ...SOUND_FILES,
  ['SYSTEM', hive],
  ['History', databases.written(`BEGIN;${databases.CHROMIUM}COMMIT`).main],
  ['mmssms.db', main],
];

/** The log beside the database `mmssms.db`; the others have none. */
function beside(name: string, ending: string): Uint8Array | null {
  return name === 'mmssms.db' && ending === '-wal' ? wal : null;
}

function parse(name: string, file: Uint8Array, kind = kindOf(name, file)!): ParsedArtefact {
  const before = process.cpuUsage();
  const parsed = parseArtefact(kind, name, file, {
    sqlite: nodeSqlite,
    beside: (ending) => beside(name, ending),
  });
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(MOST_MS);
  // what a packed file says it unpacks to is where its offsets count
  const end =
    file[0] === 0x4d && file.length >= 8 ? new DataView(file.slice().buffer).getUint32(4, true) : file.length;
  for (const { offset, length, within } of parsed.rows)
    // parts of a package count in what is unpacked
    if (!(offset >= 0 && offset + length <= ({ '': end, '-wal': wal.length }[within ?? ''] ?? 1 << 24)))
      throw new Error(`row at ${offset}+${length} outside`);
  return parsed;
}

/** Numbers that are the same every run (xorshift). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

describe.each(FILES)('%s', (name, file) => {
  const kind = kindOf(name, file)!;

  it('is known for what it is, and read whole', () => {
    expect(parse(name, file)).toMatchObject({ kind, partial: false, faults: [] });
  });

  it('cut anywhere: what stands before the cut, marked partial, or the same rows', () => {
    const whole = parse(name, file).rows;
    const step = Math.max(1, Math.trunc(file.length / 500));
    for (let length = 0; length < file.length; length += step) {
      const { rows, partial, faults } = parse(name, file.subarray(0, length), kind);
      // between records of INFO2 and blocks of a shortcut nothing tells that more should follow
      if (rows.length < whole.length && !partial && name !== 'INFO2' && name !== 'a.lnk')
        throw new Error(`cut at ${length}: rows are missing and nothing says so`);
      expect(partial).toBe(partial && faults.length > 0);
    }
  });

  it('changed anywhere: never throws, never hangs, no row outside the file', () => {
    const next = numbers(0x2545f491);
    // behind the records of a chunk are zeros
    const dense = name === 'Security.evtx' ? 4096 + 4096 : file.length;
    for (let i = 0; i < MUTATIONS; i++) {
      const bad = file.slice();
      for (let n = next(4); n >= 0; n--) bad[next(dense)] = [0, 1, 0x7f, 0x80, 0xff, next(256)][next(6)]!;
      parse(name, bad, kind);
    }
  });
});

it('a key that lists itself ends, marked partial', () => {
  const file = emptyHive().slice();
  const view = new DataView(file.buffer);
  // the root says that it has one child, in a list at the free cell, which names the root again
  const list = 4096 + 0x20 + 0x60 + 0x30;
  view.setUint32(4096 + 0x24 + 20, 0xffff, true);
  view.setUint32(4096 + 0x24 + 28, list - 4096, true);
  view.setInt32(list, -(8192 - list), true);
  file.set([0x6c, 0x69, 0xff, 0xff], list + 4);
  const parsed = parse('SYSTEM', file);
  expect(parsed.rows).toEqual([]);
  expect(parsed.partial).toBe(true);
});

it('knows nothing in what is none of these', () => {
  expect(kindOf('$I30', new Uint8Array(8))).toBeNull();
  expect(kindOf('notes.lnk', new Uint8Array(8))).toBeNull();
  expect(kindOf('a', new Uint8Array(0))).toBeNull();
});
