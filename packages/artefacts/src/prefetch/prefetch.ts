import type { ParsedArtefact } from '../contract.ts';
import { FieldReader } from '../field-reader.ts';
import { RowGatherer } from '../row-gatherer.ts';
import { utf16 } from '../text.ts';
import { unpackXpressHuffman } from './xpress-huffman.ts';

/** Far above what Windows writes; a size made up ends here. */
const MOST_UNPACKED = 1 << 24;
const MOST_VOLUMES = 1000;
const MAM = 0x044d414d;
/** Where a version keeps what (libscca's published format notes). */
const FORMS: Readonly<Record<number, { last: number; times: number; count: number; volume: number }>> = {
  17: { last: 120, times: 1, count: 144, volume: 40 },
  23: { last: 128, times: 1, count: 152, volume: 104 },
  26: { last: 128, times: 8, count: 208, volume: 104 },
  30: { last: 128, times: 8, count: 208, volume: 96 },
  31: { last: 128, times: 8, count: 200, volume: 96 },
};
/** Version 30 with its metrics here has the count where version 31 has it. */
const SHORTER_INFO = 296;

/** Reads a prefetch file (XP to 11): the program, how often it ran and when, and the files and volumes it touched.
 * Of a packed one (Windows 10 on) offsets count in the unpacked content, as its form says. */
export function parsePrefetch(file: Uint8Array): ParsedArtefact {
  const rows = new RowGatherer('prefetch');
  rows.attempt(() => {
    const packed = new FieldReader(file, 'MAM');
    const isPacked = packed.u32(0, 'Signature') === MAM;
    const content = isPacked ? unpack(packed) : file;
    readContent(content, rows, isPacked ? ', packed: offsets in the unpacked content' : '');
  });
  return rows.result();
}

function unpack(packed: FieldReader): Uint8Array {
  const size = packed.u32(4, 'Size');
  if (size > MOST_UNPACKED) throw packed.fail('Size', 4, size);
  return unpackXpressHuffman(packed, 8, size);
}

function readContent(file: Uint8Array, rows: RowGatherer, packed: string): void {
  const reader = new FieldReader(file, 'SCCA');
  const version = reader.u32(0, 'Version');
  const form = FORMS[version];
  if (form === undefined || reader.u32(4, 'Signature') !== 0x41434353)
    throw reader.fail('Version', 0, version);
  rows.form = `version ${version}${packed}`;
  const name = utf16(reader.bytes(16, 60, 'Executable'));
  rows.row('SCCA.Executable', '', { stored: name }, { offset: 16, length: 60 });
  rows.number(reader, 76, 'PathHash', '', (hash) => hash.toString(16).toUpperCase().padStart(8, '0'));
  const shorter = version === 30 && reader.u32(84, 'MetricsOffset') === SHORTER_INFO;
  rows.number(reader, shorter ? 200 : form.count, 'RunCount');
  for (let i = 0; i < form.times; i++) {
    const at = form.last + 8 * i;
    // places for runs that have not been
    if (i === 0 || reader.u64(at, 'LastRun') !== 0n) rows.filetime(reader, at, 'LastRun', String(i));
  }
  rows.attempt(() => readVolumes(reader, form.volume, rows));
  rows.attempt(() => readNames(reader, rows));
}

function readNames(reader: FieldReader, rows: RowGatherer): void {
  const [start, size] = [reader.u32(100, 'FilenamesOffset'), reader.u32(104, 'FilenamesSize')];
  const bytes = reader.bytes(start, size, 'Filenames');
  for (let at = 0, index = 0; at + 1 < size; index++) {
    const text = utf16(bytes.subarray(at));
    const place = { offset: start + at, length: 2 * text.length };
    if (text !== '') rows.row('SCCA.Filename', String(index), { stored: text }, place);
    at += 2 * text.length + 2;
  }
}

function readVolumes(reader: FieldReader, size: number, rows: RowGatherer): void {
  const start = reader.u32(108, 'VolumesOffset');
  const count = reader.u32(112, 'VolumeCount');
  if (count > MOST_VOLUMES) throw reader.fail('VolumeCount', 112, count);
  for (let index = 0; index < count; index++) {
    const at = start + index * size;
    const record = String(index);
    const path = start + reader.u32(at, 'Volume.PathOffset');
    const length = 2 * reader.u32(at + 4, 'Volume.PathLength');
    const stored = utf16(reader.bytes(path, length, 'Volume.Path'));
    rows.row('SCCA.Volume.Path', record, { stored }, { offset: path, length });
    rows.filetime(reader, at + 8, 'Volume.CreationTime', record);
    rows.number(reader, at + 16, 'Volume.SerialNumber', record, (serial) =>
      serial.toString(16).padStart(8, '0'),
    );
  }
}
