import { oneLine } from '../printable.ts';
import type { FieldSpec } from './structure.ts';

const MOST_BYTES = 16;
/** 100 ns from 1601-01-01 to 1970-01-01. */
const FILETIME_EPOCH = 116_444_736_000_000_000n;

/** A field's value as people read it: numbers also in hexadecimal, stored times also as dates. */
export function shownValue(name: string, size: number, value: unknown, as?: FieldSpec['as']): string {
  if (value instanceof Uint8Array) return shownBytes(value, as ?? 'bytes');
  if (typeof value === 'string') return `“${oneLine(value)}”`;
  if (typeof value !== 'number') return String(value);
  const number = size < 2 && value < 10 ? String(value) : `${value} (0x${value.toString(16).toUpperCase()})`;
  const stored = size === 2 ? dosPart(name, value) : null;
  return stored === null ? number : `${stored} (${number})`;
}

function shownBytes(bytes: Uint8Array, as: NonNullable<FieldSpec['as']>): string {
  if (as === 'text') return `“${oneLine(String.fromCharCode(...bytes))}”`;
  if (as === 'utf-16') return `“${oneLine(new TextDecoder('utf-16le').decode(bytes))}”`;
  if (as === 'bytes') return hexOf(bytes);
  const number = littleEndian(bytes);
  if (as === 'filetime') return `${dateOf((number - FILETIME_EPOCH) / 10_000n)} (${number})`;
  if (as === 'unix-time') return `${dateOf(number * 1000n)} (${number})`;
  return `${number} (0x${number.toString(16).toUpperCase()})`;
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function hexOf(bytes: Uint8Array): string {
  const shown = [...bytes.subarray(0, MOST_BYTES)].map((byte) =>
    byte.toString(16).toUpperCase().padStart(2, '0'),
  );
  return `${shown.join(' ')}${bytes.length > MOST_BYTES ? ' …' : ''}`;
}

/** ISO 8601 in UTC, or a dash for what is no date. */
function dateOf(milliseconds: bigint): string {
  const date = new Date(Number(milliseconds));
  return Number.isNaN(date.getTime()) ? '—' : date.toISOString().replace('.000Z', 'Z');
}

/** FAT date and time words (Microsoft FAT 1.03): as stored, without a zone. */
function dosPart(name: string, value: number): string | null {
  const two = (part: number): string => String(part).padStart(2, '0');
  if (name.endsWith('Date'))
    return value === 0 ? '—' : `${1980 + (value >> 9)}-${two((value >> 5) & 15)}-${two(value & 31)}`;
  if (name.endsWith('Time')) return `${two(value >> 11)}:${two((value >> 5) & 63)}:${two((value & 31) * 2)}`;
  return null;
}
