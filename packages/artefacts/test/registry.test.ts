import { describe, expect, it } from 'vitest';
import { parseArtefact, type ArtefactRow, type ParsedArtefact } from '../src/index.ts';
import { ByteWriter, ticksOf } from './byte-writer.ts';
import { haveTool } from './oracle.ts';
import { bytesOf, emptyHive, hiveBy } from './tiny-hive.ts';

const parse = (file: Uint8Array): ParsedArtefact => parseArtefact('registry', 'x', file);
const rowsOf = ({ rows }: ParsedArtefact, source: string): readonly ArtefactRow[] =>
  rows.filter((row) => row.source === source);
const filetime = (iso: string): Uint8Array => new ByteWriter(8).u64(0, ticksOf(iso)).bytes;
const CONTROL = 'ControlSet001\\Control';
const DEVICE = 'ControlSet001\\Enum\\USBSTOR\\Disk&Ven_Acme&Prod_Key&Rev_1.00\\4C530001&0';
const DATES = `${DEVICE}\\Properties\\{83da6326-97a6-4088-9453-a1923f573b29}`;
const COUNT =
  'Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\UserAssist\\{CEBFF5CD-ACE2-4F4F-9178-9926F41749EA}\\Count';

describe.skipIf(!haveTool('hivexsh'))('a SYSTEM hive written by libhivex', () => {
  const parsed = parse(
    hiveBy({
      [`${CONTROL}\\ComputerName\\ComputerName`]: [{ name: 'ComputerName', data: 'string:STATION-4' }],
      [`${CONTROL}\\TimeZoneInformation`]: [
        { name: 'TimeZoneKeyName', data: 'string:SE Asia Standard Time' },
        { name: 'Bias', data: `dword:0x${(-420 >>> 0).toString(16)}` },
        { name: 'ActiveTimeBias', data: 'dword:0xfffffe5c' },
      ],
      [DEVICE]: [{ name: 'FriendlyName', data: 'string:Acme Key USB Device' }],
      [`${DATES}\\0064`]: [{ name: '', data: bytesOf(3, filetime('2026-01-02T03:04:05Z')) }],
      [`${DATES}\\00000066\\00000000`]: [
        { name: 'Data', data: bytesOf(3, filetime('2026-02-14T16:00:00Z')) },
      ],
    }),
  );

  it('is read whole', () => {
    expect(parsed).toMatchObject({ form: 'hive version 1.5', partial: false });
  });

  it('names the computer and its zone, and when these were last written', () => {
    expect(rowsOf(parsed, 'ComputerName')[0]).toMatchObject({
      record: '\\ControlSet001\\Control\\ComputerName\\ComputerName',
      stored: 'STATION-4',
    });
    expect(rowsOf(parsed, 'TimeZoneKeyName')[0]?.stored).toBe('SE Asia Standard Time');
    expect(rowsOf(parsed, 'Bias')[0]).toMatchObject({ stored: '4294966876', value: '-420 minutes' });
    expect(rowsOf(parsed, 'nk.LastWritten')[0]?.time?.semantics).toBe('filetime-utc');
  });

  it('tells the USB device by model and serial number, with its dates in both forms', () => {
    expect(rowsOf(parsed, 'FriendlyName')[0]).toMatchObject({
      stored: 'Acme Key USB Device',
      record: `\\${DEVICE}`,
    });
    expect(rowsOf(parsed, 'DEVPKEY_Device_InstallDate')[0]?.time?.reading).toBe(
      '2026-01-02T03:04:05.0000000Z',
    );
    expect(rowsOf(parsed, 'DEVPKEY_Device_LastArrivalDate')[0]?.time?.reading).toBe(
      '2026-02-14T16:00:00.0000000Z',
    );
  });
});

describe.skipIf(!haveTool('hivexsh'))('an NTUSER.DAT hive written by libhivex', () => {
  const wide = new ByteWriter(72).u32(4, 17, 23, 4_567).u64(60, ticksOf('2026-03-01T10:00:00.5Z')).bytes;
  const old = new ByteWriter(16).u32(0, 1, 6).u64(8, ticksOf('2004-08-19T22:00:00Z')).bytes;
  const file = hiveBy({
    [COUNT]: [
      { name: 'P:\\Jvaqbjf\\abgrcnq.rkr', data: bytesOf(3, wide) },
      { name: 'HRZR_EHACNGU:P:\\gbby.rkr', data: bytesOf(3, old) },
      { name: 'HRZR_PGYFRFFVBA', data: bytesOf(3, new Uint8Array(1612)) },
    ],
    'Software\\Microsoft\\Internet Explorer\\TypedURLs': [
      { name: 'url1', data: 'string:http://example.org/' },
    ],
  });
  const parsed = parse(file);

  it('undoes ROT13 beside the stored name, and reads both forms of the counters', () => {
    const names = rowsOf(parsed, 'UserAssist.Name');
    expect(names.map(({ value }) => value)).toEqual([
      'C:\\Windows\\notepad.exe',
      'UEME_RUNPATH:C:\\tool.exe',
    ]);
    expect(rowsOf(parsed, 'UserAssist.RunCount').map(({ stored }) => stored)).toEqual(['17', '6']);
    expect(rowsOf(parsed, 'UserAssist.FocusMilliseconds').map(({ stored }) => stored)).toEqual(['4567']);
    expect(rowsOf(parsed, 'UserAssist.LastRun').map(({ time }) => time?.reading)).toEqual([
      '2026-03-01T10:00:00.5000000Z',
      '2004-08-19T22:00:00.0000000Z',
    ]);
  });

  it('says where the bytes are', () => {
    const { offset } = rowsOf(parsed, 'UserAssist.LastRun')[0]!;
    expect(file.subarray(offset, offset + 8)).toEqual(wide.subarray(60, 68));
    const name = rowsOf(parsed, 'UserAssist.Name')[0]!;
    expect(String.fromCharCode(...file.subarray(name.offset, name.offset + name.length))).toBe(name.stored);
  });

  it('gives what was typed', () => {
    expect(rowsOf(parsed, 'url1')[0]?.stored).toBe('http://example.org/');
  });
});

describe.skipIf(!haveTool('hivexsh'))('many keys', () => {
  it('are each found once', () => {
    const store = 'ControlSet001\\Enum\\USBSTOR\\Disk';
    const keys = Object.fromEntries(Array.from({ length: 1200 }, (_, i) => [`${store}\\S${i}`, []]));
    const parsed = parse(hiveBy(keys));
    expect(parsed).toMatchObject({ partial: false });
    expect(new Set(rowsOf(parsed, 'nk.LastWritten').map(({ record }) => record)).size).toBe(1200);
  });
});

it('says that a hive was not closed properly, and that its checksum differs', () => {
  const file = emptyHive().slice();
  new DataView(file.buffer).setUint32(4, 2, true);
  expect(parse(file).faults).toMatchObject([
    { code: 'artefact.unclean', field: 'SecondarySequence', value: '2, 1' },
    { code: 'artefact.malformed', field: 'Checksum', offset: 508 },
  ]);
});

it('a hive not closed properly says why a log beside it is not applied', () => {
  const file = emptyHive();
  new DataView(file.buffer).setUint32(4, 2, true);
  const beside = (ending: string): Uint8Array | null => (ending === '.LOG1' ? new Uint8Array(512) : null);
  const { form } = parseArtefact('registry', 'SYSTEM', file, { beside });
  expect(form).toBe(
    'hive version 1.5; not closed properly, rows of the hive alone, not applied: .LOG1 (empty)',
  );
  expect(parse(file).form).toBe('hive version 1.5; not closed properly, rows of the hive alone');
  expect(parse(emptyHive()).form).toBe('hive version 1.5');
});
