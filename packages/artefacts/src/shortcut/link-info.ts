import { FieldReader } from '../field-reader.ts';
import type { RowGatherer } from '../row-gatherer.ts';
import { ansi, utf16 } from '../text.ts';

const DRIVES = ['unknown', 'no root', 'removable', 'fixed', 'remote', 'optical', 'RAM disk'];
/** A header this long has offsets of texts in UTF-16 too. */
const LONG_HEADER = 0x24;
const HAS_VOLUME = 1;
const HAS_SHARE = 2;

/** LinkInfo, [MS-SHLLINK] 2.3: the volume the target was on, and its path. Returns where it ends. */
export function readLinkInfo(file: Uint8Array, base: number, rows: RowGatherer): number {
  const size = new FieldReader(file, 'LinkInfo', base).u32(0, 'LinkInfoSize');
  const reader = new FieldReader(file, 'LinkInfo', base, size);
  reader.bytes(0, size, 'LinkInfoSize');
  rows.attempt(() => {
    const header = reader.u32(4, 'LinkInfoHeaderSize');
    const flags = reader.u32(8, 'LinkInfoFlags');
    if (flags & HAS_VOLUME) {
      rows.attempt(() => readVolume(file, reader, rows));
      textAt(reader, 16, 'LocalBasePath', rows);
      if (header >= LONG_HEADER) wideAt(reader, 28, 'LocalBasePathUnicode', rows);
    }
    if (flags & HAS_SHARE) rows.attempt(() => readShare(file, reader, rows));
    textAt(reader, 24, 'CommonPathSuffix', rows);
    if (header >= LONG_HEADER) wideAt(reader, 32, 'CommonPathSuffixUnicode', rows);
  });
  return base + size;
}

function readVolume(file: Uint8Array, info: FieldReader, rows: RowGatherer): void {
  const at = info.u32(12, 'VolumeIDOffset');
  const size = info.u32(at, 'VolumeID');
  const volume = new FieldReader(file, 'VolumeID', info.base + at, Math.min(size, info.left(at)));
  rows.number(volume, 4, 'DriveType', '', (type) => DRIVES[type] ?? String(type));
  rows.number(volume, 8, 'DriveSerialNumber', '', serial);
  // 0x14 says that the label is in UTF-16, at another offset ([MS-SHLLINK] 2.3.1)
  if (volume.u32(12, 'VolumeLabelOffset') === 0x14) wideAt(volume, 16, 'VolumeLabelUnicode', rows);
  else textAt(volume, 12, 'VolumeLabel', rows);
}

/** CommonNetworkRelativeLink, [MS-SHLLINK] 2.3.2. */
function readShare(file: Uint8Array, info: FieldReader, rows: RowGatherer): void {
  const at = info.u32(20, 'CommonNetworkRelativeLinkOffset');
  const size = info.u32(at, 'CommonNetworkRelativeLink');
  const share = new FieldReader(
    file,
    'CommonNetworkRelativeLink',
    info.base + at,
    Math.min(size, info.left(at)),
  );
  textAt(share, 8, 'NetName', rows);
  if (share.u32(4, 'Flags') & 1) textAt(share, 12, 'DeviceName', rows);
}

function serial(value: number): string {
  const hex = value.toString(16).padStart(8, '0').toUpperCase();
  return `${hex.slice(0, 4)}-${hex.slice(4)}`;
}

/** Row of a text of one byte a letter whose offset stands at `field`. */
function textAt(reader: FieldReader, field: number, name: string, rows: RowGatherer): void {
  const at = reader.u32(field, `${name}Offset`);
  const rest = reader.bytes(at, Math.max(1, reader.left(at)), name);
  const zero = rest.indexOf(0);
  const length = zero < 0 ? rest.length : zero;
  const fact = { stored: ansi(rest.subarray(0, length)) };
  rows.row(`${reader.structure}.${name}`, '', fact, { offset: reader.base + at, length });
}

function wideAt(reader: FieldReader, field: number, name: string, rows: RowGatherer): void {
  const at = reader.u32(field, `${name}Offset`);
  if (at === 0) return;
  const text = utf16(reader.bytes(at, Math.max(2, reader.left(at)), name));
  const place = { offset: reader.base + at, length: text.length * 2 };
  rows.row(`${reader.structure}.${name}`, '', { stored: text }, place);
}
