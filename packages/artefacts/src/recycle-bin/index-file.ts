import type { ParsedArtefact } from '../contract.ts';
import { FieldReader } from '../field-reader.ts';
import { RowGatherer } from '../row-gatherer.ts';
import { utf16 } from '../text.ts';

/** Units of the path field of version 1, and the most version 2 may say (the longest path Windows makes). */
const FIXED_UNITS = 260;
const MOST_UNITS = 32_768;

/** Reads a `$I…` file of `$Recycle.Bin`: version 1 (Vista to 8.1) has a path of fixed length, version 2 (10) its own. */
export function parseRecycleIndex(file: Uint8Array): ParsedArtefact {
  const rows = new RowGatherer('recycle-bin');
  const reader = new FieldReader(file, '$I');
  rows.attempt(() => {
    const version = reader.u64(0, 'Version');
    if (version !== 1n && version !== 2n) throw reader.fail('Version', 0, String(version));
    rows.form = `$I version ${version}`;
    const size = reader.u64(8, 'FileSize');
    rows.row('$I.FileSize', '', { stored: String(size) }, { offset: 8, length: 8 });
    rows.filetime(reader, 16, 'DeletionTime');
    readPath(reader, version, rows);
  });
  return rows.result();
}

function readPath(reader: FieldReader, version: bigint, rows: RowGatherer): void {
  const units = version === 1n ? FIXED_UNITS : reader.u32(24, 'FileNameLength');
  if (units > MOST_UNITS) throw reader.fail('FileNameLength', 24, units);
  const offset = version === 1n ? 24 : 28;
  const path = utf16(reader.bytes(offset, units * 2, 'FileName'));
  rows.row('$I.FileName', '', { stored: path }, { offset, length: units * 2 });
}
