import { FieldReader } from '../field-reader.ts';
import type { RowGatherer } from '../row-gatherer.ts';
import { ansi, guid, utf16 } from '../text.ts';
import { fatTime } from '../times.ts';

const MOST_ITEMS = 1000;
const ROOT = 0x1f;
const VOLUME = 0x20;
const FILE_ENTRY = 0x30;
const UNICODE_NAME = 4;

/**
 * LinkTargetIDList, [MS-SHLLINK] 2.2. Its items are opaque there; folders, files and drives are read as
 * libfwsi's published format notes describe them, all others are kept as bytes. Returns where the list ends.
 */
export function readItemList(file: Uint8Array, base: number, rows: RowGatherer): number {
  const head = new FieldReader(file, 'LinkTargetIDList', base);
  const size = head.u16(0, 'IDListSize');
  head.bytes(2, size, 'IDList');
  rows.attempt(() => readItems(new FieldReader(file, 'LinkTargetIDList', base + 2, size), rows));
  return base + 2 + size;
}

function readItems(list: FieldReader, rows: RowGatherer): void {
  for (let at = 0, index = 0; list.left(at) >= 2; index++) {
    const size = list.u16(at, 'ItemIDSize');
    if (size === 0) return;
    if (size < 3 || index >= MOST_ITEMS) throw list.fail('ItemIDSize', at, size);
    const item = list.bytes(at, size, 'ItemID');
    readItem(new FieldReader(item, 'ItemID'), list.base + at, String(index), rows);
    at += size;
  }
}

function readItem(item: FieldReader, base: number, record: string, rows: RowGatherer): void {
  const size = item.left(0);
  const type = item.bytes(2, 1, 'Type')[0]!;
  if ((type & 0x70) === FILE_ENTRY && size >= 15) return readFileEntry(item, { base, record, type }, rows);
  const whole = { offset: base, length: size };
  const bytes = item.bytes(0, size, 'ItemID');
  if (type === ROOT && size >= 20)
    rows.row('ItemID.RootFolder', record, { stored: guid(bytes.subarray(4, 20)) }, whole);
  else if ((type & 0x70) === VOLUME && type & 1)
    rows.row('ItemID.Volume', record, { stored: ansi(bytes.subarray(3)) }, whole);
  else rows.row('ItemID.Data', record, { stored: item.hex(2, size - 2, 'Data') }, whole);
}

interface Where {
  readonly base: number;
  readonly record: string;
  readonly type: number;
}

function readFileEntry(item: FieldReader, { base, record, type }: Where, rows: RowGatherer): void {
  const bytes = item.bytes(0, item.left(0), 'ItemID');
  const [date, time] = [item.u16(8, 'ModifiedDate'), item.u16(10, 'ModifiedTime')];
  const stored = item.hex(8, 4, 'Modified');
  const name = type & UNICODE_NAME ? utf16(bytes.subarray(14)) : ansi(bytes.subarray(14));
  const fileSize = item.u32(4, 'FileSize');
  rows.row('ItemID.FileSize', record, { stored: String(fileSize) }, { offset: base + 4, length: 4 });
  rows.row('ItemID.Modified', record, { stored, time: fatTime(date, time) }, { offset: base + 8, length: 4 });
  rows.row('ItemID.PrimaryName', record, { stored: name }, { offset: base + 14, length: bytes.length - 14 });
}
