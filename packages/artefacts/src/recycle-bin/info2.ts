import type { ParsedArtefact } from '../contract.ts';
import { FieldReader } from '../field-reader.ts';
import { RowGatherer } from '../row-gatherer.ts';
import { ansi, utf16 } from '../text.ts';

const HEADER = 20;
/** Bytes of a record without and with the path in UTF-16. */
const SIZES: readonly number[] = [280, 800];
const PATH_BYTES = 260;

/** Reads an `INFO2` file of `RECYCLER` (Windows 95 to XP): a header and one record for each file put in the bin. */
export function parseInfo2(file: Uint8Array): ParsedArtefact {
  const rows = new RowGatherer('recycle-bin');
  const header = new FieldReader(file, 'INFO2');
  rows.attempt(() => {
    const version = header.u32(0, 'Version');
    if (version !== 4 && version !== 5) throw header.fail('Version', 0, version);
    const size = header.u32(12, 'RecordSize');
    if (!SIZES.includes(size)) throw header.fail('RecordSize', 12, size);
    rows.form = `INFO2 version ${version}, records of ${size}`;
    for (let base = HEADER, index = 0; base < file.length; base += size, index++)
      readRecord(new FieldReader(file, 'INFO2.Record', base, size), String(index), rows);
  });
  return rows.result();
}

/** Windows zeroes the first letter of the ANSI path when the file leaves the bin; the record itself stays. */
function readRecord(reader: FieldReader, record: string, rows: RowGatherer): void {
  const path = reader.bytes(0, PATH_BYTES, 'AnsiPath');
  const left = path[0] === 0;
  const text = ansi(left ? path.subarray(1) : path);
  const fact = { stored: text, value: left ? `${text} (first letter zeroed: no longer in the bin)` : text };
  rows.row('INFO2.Record.AnsiPath', record, fact, { offset: reader.base, length: PATH_BYTES });
  rows.number(reader, 260, 'Index', record);
  rows.number(reader, 264, 'DriveNumber', record, driveLetter);
  rows.filetime(reader, 268, 'DeletionTime', record);
  rows.number(reader, 276, 'FileSize', record);
  // only records of 800 bytes have it
  if (reader.left(280) === 0) return;
  const wide = utf16(reader.bytes(280, PATH_BYTES * 2, 'UnicodePath'));
  rows.row('INFO2.Record.UnicodePath', record, { stored: wide }, { offset: reader.base + 280, length: 520 });
}

function driveLetter(number: number): string {
  return number < 26 ? `${String.fromCharCode(65 + number)}:` : String(number);
}
