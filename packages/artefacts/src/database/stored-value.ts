import type { SqliteValue } from './engine.ts';

/** How a database writes text (byte 56 of its header). */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Letters no text an application shows has. */
const CONTROL = /(?![\t\n\v\f\r])[\p{Cc}\ufffe\uffff]/u;

/** The encoding a database's header names; UTF-8 where it names none. */
export function encodingOf(file: Uint8Array): TextEncoding {
  return ([undefined, 'utf-8', 'utf-16le', 'utf-16be'] as const)[file[59] ?? 0] ?? 'utf-8';
}

/** A value by its serial type; undefined where the bytes are no such value: text that is none, a reserved type. */
export function storedValue(
  type: number,
  bytes: Uint8Array,
  encoding: TextEncoding,
): SqliteValue | undefined {
  if (type === 0) return null;
  if (type === 8 || type === 9) return BigInt(type - 8);
  if (type === 10 || type === 11) return undefined;
  if (type === 7) return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0);
  if (type < 7) return wholeNumber(bytes);
  return type % 2 === 0 ? bytes : text(bytes, encoding);
}

function wholeNumber(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(8 * bytes.length, value);
}

function text(bytes: Uint8Array, encoding: TextEncoding): string | undefined {
  try {
    const found = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return CONTROL.test(found) ? undefined : found;
  } catch {
    return undefined;
  }
}
