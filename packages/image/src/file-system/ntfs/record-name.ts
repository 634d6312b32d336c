import {
  NTFS_ATTRIBUTE as AT,
  NTFS_FILE_NAME as NAME,
  NTFS_RECORD,
  NTFS_TYPE as TYPE,
} from '@tracecraft/formats';
import { le16, le32 } from '../../source/little-endian.ts';
import type { Mft } from './mft.ts';

/**
 * Whether record `number` itself has the long name, in the same folder, that the $FILE_NAME copy at `key` of `bytes` gives.
 * True is certain; false is not: a name may stand in a further record of the file.
 */
export function recordHasName(mft: Mft, number: number, bytes: Uint8Array, key: number): boolean {
  const place = mft.find(number);
  if (place === null) return false;
  const { bytes: record, end } = place;
  let at = place.at + le16(record, place.at + NTFS_RECORD.attributesAt);
  while (at + AT.residentSize <= end) {
    const type = le32(record, at);
    const length = le32(record, at + AT.length);
    if (length === 0 || type > TYPE.fileName || at + length > end) return false;
    const value = at + le16(record, at + AT.valueAt);
    const resident = type === TYPE.fileName && record[at + AT.nonResident] === 0;
    if (resident && value + le32(record, at + AT.valueLength) <= at + length)
      if (record[value + NAME.space] !== NAME.spaceDos && isSameName(record, value, at + length, bytes, key))
        return true;
    at += length;
  }
  return false;
}

/** Folder and name alike, unit by unit. */
function isSameName(record: Uint8Array, value: number, end: number, bytes: Uint8Array, key: number): boolean {
  const units = bytes[key + NAME.nameLength]!;
  if (record[value + NAME.nameLength] !== units || value + NAME.name + 2 * units > end) return false;
  // the record number of the folder; its sequence may be an older one
  for (let i = 0; i < 6; i++)
    if (record[value + NAME.parent + i] !== bytes[key + NAME.parent + i]) return false;
  for (let i = NAME.name; i < NAME.name + 2 * units; i++)
    if (record[value + i] !== bytes[key + i]) return false;
  return true;
}
