import { toHex } from '@tracecraft/bytes';
import type { ArtefactTime } from '../contract.ts';
import { ansi, guid, utf16 } from '../text.ts';
import { filetime } from '../times.ts';

/** A value where it stands in the file. */
export interface Value {
  readonly text: string;
  readonly offset: number;
  readonly length: number;
  readonly time?: ArtefactTime;
}

/** Type of nothing, and of binary XML within binary XML. */
export const NULL_TYPE = 0;
export const XML_TYPE = 0x21;
const ARRAY = 0x80;
const TIME_TYPE = 17;
const TEXT_TYPE = 1;
/** Bytes an item of an array has. */
const ITEM: Readonly<Record<number, number>> = {
  3: 1, 4: 1, 5: 2, 6: 2, 7: 4, 8: 4, 9: 8, 10: 8, 11: 4, 12: 8, 13: 4, 15: 16, 17: 8, 18: 16, 20: 4, 21: 8,
}; // prettier-ignore

/** A value of one of the types of libevtx's format notes; one whose length does not fit its type is hexadecimal. */
export function valueOf(type: number, bytes: Uint8Array, offset: number): Value {
  const place = { offset, length: bytes.length };
  if (type === TIME_TYPE && bytes.length === 8) {
    const ticks = view(bytes).getBigUint64(0, true);
    return { text: String(ticks), time: filetime(ticks), ...place };
  }
  return { text: (type & ARRAY) === 0 ? one(type, bytes) : many(type & ~ARRAY, bytes), ...place };
}

function many(type: number, bytes: Uint8Array): string {
  if (type === TEXT_TYPE) return texts(bytes).join(', ');
  const size = ITEM[type];
  if (size === undefined || bytes.length % size !== 0) return toHex(bytes);
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += size) parts.push(one(type, bytes.subarray(at, at + size)));
  return parts.join(', ');
}

function one(type: number, bytes: Uint8Array): string {
  if (type === TEXT_TYPE) return utf16(bytes);
  if (type === 2) return ansi(bytes);
  if (type === 19) return sid(bytes);
  // as wide as the machine's addresses were
  const wanted = type === 16 ? bytes.length : ITEM[type];
  return bytes.length === wanted ? (FIXED[type]?.(view(bytes)) ?? toHex(bytes)) : toHex(bytes);
}

const FIXED: Readonly<Record<number, (at: DataView) => string>> = {
  3: (at) => String(at.getInt8(0)),
  4: (at) => String(at.getUint8(0)),
  5: (at) => String(at.getInt16(0, true)),
  6: (at) => String(at.getUint16(0, true)),
  7: (at) => String(at.getInt32(0, true)),
  8: (at) => String(at.getUint32(0, true)),
  9: (at) => String(at.getBigInt64(0, true)),
  10: (at) => String(at.getBigUint64(0, true)),
  11: (at) => String(at.getFloat32(0, true)),
  12: (at) => String(at.getFloat64(0, true)),
  13: (at) => (at.getUint32(0, true) === 0 ? 'false' : 'true'),
  15: (at) => guid(new Uint8Array(at.buffer, at.byteOffset, 16)),
  16: hexadecimal,
  17: (at) => filetime(at.getBigUint64(0, true)).reading ?? '0',
  18: systemTime,
  20: hexadecimal,
  21: hexadecimal,
};

function hexadecimal(at: DataView): string {
  if (at.byteLength !== 4 && at.byteLength !== 8)
    return toHex(new Uint8Array(at.buffer, at.byteOffset, at.byteLength));
  const value = at.byteLength === 4 ? BigInt(at.getUint32(0, true)) : at.getBigUint64(0, true);
  return `0x${value.toString(16)}`;
}

/** SYSTEMTIME: its parts as they stand; whether it is UTC is not said. */
function systemTime(at: DataView): string {
  const part = (index: number, width = 2): string =>
    String(at.getUint16(2 * index, true)).padStart(width, '0');
  return `${part(0, 4)}-${part(1)}-${part(3)}T${part(4)}:${part(5)}:${part(6)}.${part(7, 3)}`;
}

/** A security identifier, `S-1-5-…`. */
function sid(bytes: Uint8Array): string {
  const count = bytes[1] ?? 0;
  if (bytes.length < 8 || bytes.length < 8 + 4 * count) return toHex(bytes);
  const at = view(bytes);
  const authority = at.getUint16(2) * 2 ** 32 + at.getUint32(4);
  const parts = Array.from({ length: count }, (_, i) => at.getUint32(8 + 4 * i, true));
  return ['S', bytes[0]!, authority, ...parts].join('-');
}

/** Each text ends with a zero; empty ones keep their place. */
function texts(bytes: Uint8Array): readonly string[] {
  const parts = wide(bytes).split('\0');
  return parts.at(-1) === '' ? parts.slice(0, -1) : parts;
}

/** UTF-16LE with its zeros. */
function wide(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(bytes[at]! | (bytes[at + 1]! << 8));
  return text;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
