import { describe, expect, it } from 'vitest';
import { parseArtefact, type ArtefactRow } from '../src/index.ts';
import { haveTool, inFolder, run } from './oracle.ts';
import { shortcutFile } from './shortcut-file.ts';

const file = shortcutFile();
const parsed = parseArtefact('shortcut', 'WAYBILL.lnk', file);
const row = (source: string, record = ''): ArtefactRow => {
  const found = parsed.rows.find((one) => one.source === source && one.record === record);
  if (found === undefined) throw new Error(`no row ${source} ${record}`);
  return found;
};

it('reads every structure, and every row says where its bytes are', () => {
  expect(parsed).toMatchObject({ form: 'shell link', faults: [], partial: false });
  for (const { offset, length } of parsed.rows) expect(offset + length).toBeLessThanOrEqual(file.length);
  const { offset, length } = row('LinkInfo.LocalBasePath');
  expect(String.fromCharCode(...file.subarray(offset, offset + length))).toBe('E:\\WAYBILL.TXT');
});

it('keeps what each time means: the header in UTC, the item list without a zone, the file id by its UUID', () => {
  expect(row('ShellLinkHeader.CreationTime')).toMatchObject({
    offset: 28,
    time: { semantics: 'filetime-utc', reading: '2025-11-02T08:15:30.1250003Z' },
  });
  expect(row('ItemID.Modified', '2').time).toEqual({
    semantics: 'fat-unzoned',
    reading: '2026-02-28T13:45:58',
  });
  // computed with another implementation of UUIDs (Python's), from the same bytes
  expect(row('TrackerDataBlock.Droid.File')).toMatchObject({
    stored: '{201a3c7f-b1d4-11f0-9c0a-00155d012a03}',
    value: '{201a3c7f-b1d4-11f0-9c0a-00155d012a03}, node 00:15:5d:01:2a:03',
    time: { semantics: 'uuid1-utc', reading: '2025-10-25T18:55:07.8258815Z' },
  });
  expect(row('TrackerDataBlock.Droid.Volume').time).toBeUndefined();
});

describe.skipIf(!haveTool('lnkinfo'))('against lnkinfo', () => {
  const told = new Map(
    inFolder({ 'a.lnk': file }, (folder) => run('lnkinfo', [`${folder}/a.lnk`]))
      .split('\n')
      .flatMap((line) => {
        const [, name, value] = /^\s+(\S.*?)\s+: (.*)$/.exec(line) ?? [];
        return name === undefined || value === undefined ? [] : [[name, value] as const];
      }),
  );

  it.each([
    ['Local path', 'LinkInfo.LocalBasePath', ''],
    ['Volume label', 'VolumeID.VolumeLabel', ''],
    ['Description', 'StringData.NAME_STRING', ''],
    ['Working directory', 'StringData.WORKING_DIR', ''],
    ['Machine identifier', 'TrackerDataBlock.MachineID', ''],
    ['Volume name', 'ItemID.Volume', '1'],
    ['Name', 'ItemID.PrimaryName', '2'],
  ])('%s', (name, source, record) => {
    expect(row(source, record).stored).toBe(told.get(name));
  });

  it('numbers and ids', () => {
    expect(`${row('ShellLinkHeader.FileSize').stored} bytes`).toBe(told.get('File size'));
    const serial = row('VolumeID.DriveSerialNumber').value?.replace('-', '').toLowerCase();
    expect(`0x${serial}`).toBe(told.get('Drive serial number'));
    expect(row('TrackerDataBlock.Droid.Volume').stored).toBe(`{${told.get('Droid volume identifier')}}`);
    expect(row('ItemID.RootFolder', '0').stored).toBe(`{${told.get('Shell folder identifier')}}`);
  });

  it.each([
    ['Creation time', 'CreationTime'],
    ['Access time', 'AccessTime'],
    ['Modification time', 'WriteTime'],
  ])('%s', (name, field) => {
    // a name stands twice where the item list has it too: lnkinfo's header comes first, so it is looked up in its lines
    const reading = row(`ShellLinkHeader.${field}`).time!.reading!;
    const lines = inFolder({ 'a.lnk': file }, (folder) => run('lnkinfo', [`${folder}/a.lnk`])).split('\n');
    const [, month, day, year, clock] = /(\w{3}) (\d\d), (\d{4}) ([\d:.]+)/.exec(
      lines.find((line) => line.includes(`${name}\t`))!,
    )!;
    const number = String(new Date(`${month} 1 2000 UTC`).getUTCMonth() + 1).padStart(2, '0');
    expect(reading).toBe(`${year}-${number}-${day}T${clock!.slice(0, -2)}Z`);
  });
});
