import { FieldReader } from '../field-reader.ts';
import type { RowGatherer } from '../row-gatherer.ts';
import { ansi, utf16 } from '../text.ts';

/** Flags of the header that announce a text, in the order the texts stand ([MS-SHLLINK] 2.4). */
const TEXTS = [
  [0x04, 'NAME_STRING'],
  [0x08, 'RELATIVE_PATH'],
  [0x10, 'WORKING_DIR'],
  [0x20, 'COMMAND_LINE_ARGUMENTS'],
  [0x40, 'ICON_LOCATION'],
] as const;
const IS_UNICODE = 0x80;

/** StringData, [MS-SHLLINK] 2.4: counted texts without a zero at their end. Returns where they end. */
export function readStringData(file: Uint8Array, base: number, flags: number, rows: RowGatherer): number {
  const reader = new FieldReader(file, 'StringData', base);
  const wide = (flags & IS_UNICODE) !== 0;
  let at = 0;
  for (const [flag, name] of TEXTS) {
    if ((flags & flag) === 0) continue;
    const length = reader.u16(at, name) * (wide ? 2 : 1);
    const bytes = reader.bytes(at + 2, length, name);
    const stored = wide ? utf16(bytes) : ansi(bytes);
    rows.row(`StringData.${name}`, '', { stored }, { offset: base + at + 2, length });
    at += 2 + length;
  }
  return base + at;
}
