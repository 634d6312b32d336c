import { ZIP } from '@tracecraft/formats';
import { le16, le32 } from '../../source/little-endian.ts';

const NONE: ReadonlyMap<number, Uint8Array> = new Map();

/** Extra fields by their id; of those that come again, the first. A field that leaves its space ends the list. */
export function extraFields(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> {
  if (bytes.length < 4) return NONE;
  const fields = new Map<number, Uint8Array>();
  for (let at = 0; at + 4 <= bytes.length; ) {
    const id = le16(bytes, at);
    const end = at + 4 + le16(bytes, at + 2);
    if (end > bytes.length) break;
    if (!fields.has(id)) fields.set(id, bytes.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

/** The values that did not fit their own field, in the order of `wanted`; a missing one stays as it was. */
export function wideValues(fields: ReadonlyMap<number, Uint8Array>, wanted: readonly number[]): number[] {
  const field = fields.get(ZIP.extra.zip64) ?? new Uint8Array(0);
  let at = 0;
  return wanted.map((value) => {
    if (value !== ZIP.in64 || at + 8 > field.length) return value;
    at += 8;
    return le32(field, at - 8) + le32(field, at - 4) * 2 ** 32;
  });
}

/** Times in seconds since 1970, UTC; the directory keeps the first only, whatever its flags promise. */
export interface Timestamps {
  readonly modified?: number;
  readonly accessed?: number;
  readonly created?: number;
}

/** Info-ZIP's "extended timestamp" (0x5455). */
export function extendedTimestamps(fields: ReadonlyMap<number, Uint8Array>): Timestamps {
  const field = fields.get(ZIP.extra.timestamps);
  if (field === undefined || field.length < 5) return {};
  const times: Record<string, number> = {};
  let at = 1;
  for (const [bit, name] of [
    [1, 'modified'],
    [2, 'accessed'],
    [4, 'created'],
  ] as const) {
    if ((field[0]! & bit) === 0 || at + 4 > field.length) continue;
    times[name] = le32(field, at) | 0;
    at += 4;
  }
  return times;
}

/** The three FILETIMEs of PKWARE's NTFS field (0x000a), in steps of 100 ns since 1601; null without it. */
export function ntfsTimes(
  fields: ReadonlyMap<number, Uint8Array>,
): Readonly<Record<'modified' | 'accessed' | 'created', bigint>> | null {
  const field = fields.get(ZIP.extra.ntfs);
  if (field === undefined || field.length < 32 || le16(field, 4) !== 1 || le16(field, 6) < 24) return null;
  const at = (offset: number): bigint =>
    BigInt(le32(field, offset)) + (BigInt(le32(field, offset + 4)) << 32n);
  return { modified: at(8), accessed: at(16), created: at(24) };
}

/** Owner and group of Info-ZIP's newer Unix field (0x7875). */
export function unixIds(fields: ReadonlyMap<number, Uint8Array>): { uid?: number; gid?: number } {
  const field = fields.get(ZIP.extra.unixIds);
  if (field === undefined || field.length < 4) return {};
  const uidSize = field[1]!;
  const gidSize = field[2 + uidSize] ?? 0;
  const number = (at: number, size: number): number | undefined => {
    if (size < 1 || size > 6 || at + size > field.length) return undefined;
    return field.subarray(at, at + size).reduceRight((value, byte) => value * 256 + byte, 0);
  };
  const uid = number(2, uidSize);
  const gid = number(3 + uidSize, gidSize);
  return { ...(uid !== undefined && { uid }), ...(gid !== undefined && { gid }) };
}
