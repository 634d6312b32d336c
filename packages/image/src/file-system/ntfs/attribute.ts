import { NTFS_ATTRIBUTE as AT, NTFS_RECORD, NTFS_TYPE } from '@tracecraft/formats';
import { le16, le32 } from '../../source/little-endian.ts';
import { utf16 } from './text.ts';

/** An attribute as it stands in one MFT record. `bytes` are the record's, fixed up; offsets count from its start. */
export interface StoredAttribute {
  readonly record: number;
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly end: number;
  readonly type: number;
  readonly id: number;
  /** Empty for the unnamed one. */
  readonly name: string;
  readonly resident: boolean;
}

/** The attributes of a record that keep inside it, in their order. */
export function attributesOf(record: number, bytes: Uint8Array): StoredAttribute[] {
  const found: StoredAttribute[] = [];
  let at = le16(bytes, NTFS_RECORD.attributesAt);
  while (at + 16 <= bytes.length) {
    const type = le32(bytes, at + AT.type);
    const length = le32(bytes, at + AT.length);
    const end = at + length;
    if (length === 0 || type === AT.end || end > bytes.length) break;
    const resident = bytes[at + AT.nonResident] === 0;
    if (!fits(bytes, at, end, resident)) break;
    const name = isNamed(bytes, at, length)
      ? utf16(bytes, at + le16(bytes, at + AT.nameAt), bytes[at + AT.nameLength]!)
      : '';
    found.push({ record, bytes, at, end, type, id: le16(bytes, at + AT.id), name, resident });
    at = end;
  }
  return found;
}

/** Whether an attribute of `length` bytes at `at` has a name, which lies inside it. */
export function isNamed(bytes: Uint8Array, at: number, length: number): boolean {
  const units = bytes[at + AT.nameLength]!;
  return units > 0 && le16(bytes, at + AT.nameAt) + units * 2 < length;
}

/** Whether the header, and the value of a resident attribute, lie inside the record. */
function fits(bytes: Uint8Array, at: number, end: number, resident: boolean): boolean {
  if (!resident) return at + AT.nonResidentSize <= end && at + le16(bytes, at + AT.runsAt) <= end;
  if (at + AT.residentSize > bytes.length) return false;
  return at + le16(bytes, at + AT.valueAt) + le32(bytes, at + AT.valueLength) <= bytes.length;
}

/** Where the value of a resident attribute begins in its record. */
export function valueAt({ bytes, at }: StoredAttribute): number {
  return at + le16(bytes, at + AT.valueAt);
}

/** Bytes of content: of the value, or as a non-resident header says. */
export function sizeOf({ bytes, at, resident }: StoredAttribute): number {
  return resident ? le32(bytes, at + AT.valueLength) : le64(bytes, at + AT.size);
}

/** Unsigned 64-bit little-endian as a number: exact below 2^53. */
export function le64(bytes: Uint8Array, at: number): number {
  return le32(bytes, at) + le32(bytes, at + 4) * 2 ** 32;
}

/** A file reference's record number, 48 bits; the 16 above are its sequence. */
export function le48(bytes: Uint8Array, at: number): number {
  return le32(bytes, at) + le16(bytes, at + 4) * 2 ** 32;
}

/** Whether `fls` shows a line for this attribute. */
export function isShown(type: number): boolean {
  return type === NTFS_TYPE.data || type === NTFS_TYPE.indexRoot;
}
