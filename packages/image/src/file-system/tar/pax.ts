import { utf8OrNull } from '../archive/name-text.ts';

/** Records of a pax header by keyword; sparse maps repeat theirs, so those are kept in order too. */
export interface PaxRecords {
  readonly values: ReadonlyMap<string, string>;
  /** GNU sparse format 0.0: offset, length, offset, length … */
  readonly sparse: readonly number[];
  /** False where a record does not fit the form. */
  readonly sound: boolean;
}

const NEW_LINE = 10;

/** Text of a value; bytes that are no UTF-8 stay as letters of one byte each (`hdrcharset=BINARY`). */
function textOf(bytes: Uint8Array): string {
  return utf8OrNull(bytes) ?? Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

/** Reads `length keyword=value\n` records (POSIX.1-2017, pax, "pax Extended Header"). */
export function paxRecords(bytes: Uint8Array): PaxRecords {
  const values = new Map<string, string>();
  const sparse: number[] = [];
  for (let at = 0; at < bytes.length && bytes[at] !== 0; ) {
    const record = recordAt(bytes, at);
    if (record === null) return { values, sparse, sound: false };
    const { keyword, value, next } = record;
    if (keyword === 'GNU.sparse.offset' || keyword === 'GNU.sparse.numbytes') sparse.push(Number(value));
    else values.set(keyword, value);
    at = next;
  }
  return { values, sparse, sound: true };
}

function recordAt(
  bytes: Uint8Array,
  at: number,
): { readonly keyword: string; readonly value: string; readonly next: number } | null {
  const space = bytes.indexOf(0x20, at);
  if (space < 0 || space - at > 10) return null;
  const length = Number(textOf(bytes.subarray(at, space)));
  const next = at + length;
  const equals = bytes.indexOf(0x3d, space);
  const fits = Number.isSafeInteger(length) && next <= bytes.length && bytes[next - 1] === NEW_LINE;
  if (!fits || equals < 0 || equals >= next) return null;
  const keyword = textOf(bytes.subarray(space + 1, equals));
  return { keyword, value: textOf(bytes.subarray(equals + 1, next - 1)), next };
}

/** A time in decimal seconds, as whole seconds and nanoseconds; null where it is none. */
export function paxTime(value: string): { readonly seconds: number; readonly nanoseconds: number } | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d*))?$/.exec(value);
  if (match === null) return null;
  const nanoseconds = Number((match[3] ?? '').padEnd(9, '0').slice(0, 9));
  const whole = Number(match[2]);
  if (match[1] !== '-') return { seconds: whole, nanoseconds };
  return nanoseconds === 0
    ? { seconds: -whole, nanoseconds }
    : { seconds: -whole - 1, nanoseconds: 1e9 - nanoseconds };
}
