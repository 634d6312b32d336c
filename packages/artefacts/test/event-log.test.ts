import { describe, expect, it } from 'vitest';
import { parseArtefact, type ArtefactRow, type ParsedArtefact } from '../src/index.ts';
import { CHANNEL, chunk, COMPUTER, eventLog, PROVIDER, type MadeEvent } from './event-log-file.ts';
import { haveTool, inFolder, run } from './oracle.ts';

const EVENTS: readonly MadeEvent[] = Array.from({ length: 6 }, (_, i) => ({
  number: i + 1,
  written: `2026-03-29T01:30:0${i}.250Z`,
  id: 4624 + i,
  user: `người dùng ${i} 김`,
  address: `192.0.2.${i}`,
}));
const [first, second] = [EVENTS.slice(0, 4), EVENTS.slice(4)];
const file = eventLog([chunk(first), chunk(second)]);
const parse = (bytes: Uint8Array): ParsedArtefact => parseArtefact('event-log', 'Security.evtx', bytes);
const of = ({ rows }: ParsedArtefact, source: string): readonly ArtefactRow[] =>
  rows.filter((row) => row.source === source);

describe('an event log', () => {
  const parsed = parse(file);

  it('says of each record when, what, where, whose, and its data under their names', () => {
    expect(parsed).toMatchObject({ form: 'version 3.1', faults: [], partial: false });
    const own = parsed.rows.filter(({ record }) => record === `2 ${PROVIDER} 4625`);
    expect(own.map(({ source, stored, time }) => [source, time?.reading ?? stored])).toEqual([
      ['Record.Written', '2026-03-29T01:30:01.2500000Z'],
      ['System.Provider.Name', PROVIDER],
      ['System.EventID', '4625'],
      ['System.Channel', CHANNEL],
      ['System.Computer', COMPUTER],
      ['System.Security.UserID', 'S-1-5-21-1-2-3-1001'],
      ['EventData.TargetUserName', 'người dùng 1 김'],
      ['EventData.IpAddress', '192.0.2.1'],
    ]);
  });

  it('says where each value stands, also of those the template holds', () => {
    for (const source of ['EventData.TargetUserName', 'System.Computer'])
      for (const { stored, offset, length } of of(parsed, source))
        expect(Buffer.from(file.subarray(offset, offset + length)).toString('utf16le')).toBe(stored);
    for (const { stored, offset } of of(parsed, 'Record.Written'))
      expect(String(Buffer.from(file).readBigUInt64LE(offset))).toBe(stored);
  });

  it.skipIf(!haveTool('evtxexport'))('agrees with evtxexport', () => {
    const told = inFolder({ 'a.evtx': file }, (folder) =>
      run('evtxexport', ['-f', 'xml', `${folder}/a.evtx`]),
    );
    const records = told.split('<Event xmlns').slice(1);
    expect(records).toHaveLength(EVENTS.length);
    records.forEach((xml, i) => {
      const row = (source: string): string => of(parsed, source)[i]!.stored;
      expect(xml).toContain(`<Provider Name="${row('System.Provider.Name')}"/>`);
      expect(xml).toContain(`<EventID>${row('System.EventID')}</EventID>`);
      expect(xml).toContain(`<Computer>${row('System.Computer')}</Computer>`);
      expect(xml).toContain(`UserID="${row('System.Security.UserID')}"`);
      expect(xml).toContain(`<Data Name="TargetUserName">${row('EventData.TargetUserName')}</Data>`);
      expect(xml).toContain(`SystemTime="${EVENTS[i]!.written.slice(0, 19)}.250000000Z"`);
    });
  });
});

describe('a damaged event log', () => {
  const numbers = (parsed: ParsedArtefact): readonly string[] =>
    of(parsed, 'Record.Written').map(({ record, carved }) => `${record.split(' ')[0]}${carved ? '*' : ''}`);

  it('without its header: the chunks are found by their signature', () => {
    const bad = file.slice();
    bad.fill(0, 0, 4096);
    expect(parse(bad)).toMatchObject({
      partial: true,
      faults: [{ structure: 'ElfFile', field: 'Signature' }],
    });
    expect(numbers(parse(bad))).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('a chunk that was moved is read, and marked', () => {
    const moved = new Uint8Array(file.length + 1024);
    moved.set(file.subarray(0, 4096 + 65_536));
    moved.set(file.subarray(4096 + 65_536), 4096 + 65_536 + 1024);
    expect(numbers(parse(moved))).toEqual(['1', '2', '3', '4', '5*', '6*']);
  });

  it('a chunk whose own header is gone: told, its records are found and marked, those behind it are whole', () => {
    const bad = file.slice();
    bad.fill(0xff, 4096, 4096 + 8);
    expect(numbers(parse(bad))).toEqual(['1*', '2*', '3*', '4*', '5', '6']);
    expect(parse(bad).faults).toMatchObject([{ structure: 'ElfChnk', field: 'Signature', offset: 4096 }]);
  });

  it('a changed byte of a record: the checksum says so', () => {
    const bad = file.slice();
    bad[of(parse(file), 'EventData.IpAddress')[1]!.offset]! ^= 1;
    expect(parse(bad).faults).toMatchObject([
      { structure: 'ElfChnk', field: 'RecordsChecksum', offset: 4096 + 52 },
    ]);
    expect(numbers(parse(bad))).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('a record that does not hold: told, and those behind it are found and marked', () => {
    const bad = file.slice();
    const at = of(parse(file), 'Record.Written')[1]!.offset - 16;
    bad.fill(0xff, at, at + 8);
    const parsed = parse(bad);
    expect(numbers(parsed)).toEqual(['1', '3*', '4*', '5', '6']);
    expect(parsed.partial).toBe(true);
    expect(parsed.faults).toContainEqual(
      expect.objectContaining({ structure: 'EventRecord', field: 'Signature', offset: at }),
    );
  });

  it('bytes behind the records that only look like one are not taken for one', () => {
    const bad = file.slice();
    const at = 4096 + 40_000;
    new DataView(bad.buffer).setUint32(at, 0x2a2a, true);
    new DataView(bad.buffer).setUint32(at + 4, 64, true);
    new DataView(bad.buffer).setUint32(at + 60, 64, true);
    expect(numbers(parse(bad))).toEqual(['1', '2', '3', '4', '5', '6']);
    // the same with a time an event log can hold is told, and marked
    new DataView(bad.buffer).setBigUint64(at + 16, 134_000_000_000_000_000n, true);
    expect(numbers(parse(bad))).toEqual(['1', '2', '3', '4', '0*', '5', '6']);
  });

  it('what is left of older records behind the newest is marked', () => {
    // the same chunk written over by one with fewer records
    const over = chunk(first).slice();
    const newer = chunk(EVENTS.slice(4, 5));
    const end = new DataView(newer.buffer).getUint32(48, true);
    over.set(newer.subarray(0, end));
    const parsed = parse(eventLog([over]));
    expect(numbers(parsed)).toEqual(['5', '2*', '3*', '4*']);
    expect(parsed).toMatchObject({ faults: [], partial: false });
  });
});

it('a template that holds itself ends', () => {
  const bad = chunk(first).slice();
  const view = new DataView(bad.buffer);
  // the second record says that its template stands in its own values
  const size = view.getUint32(512 + 4, true);
  view.setUint32(512 + size + 24 + 10, 512 + size, true);
  expect(parse(eventLog([bad])).partial).toBe(true);
});
