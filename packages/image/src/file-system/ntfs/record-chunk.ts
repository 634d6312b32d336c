import { NTFS_ATTRIBUTE as AT, NTFS_RECORD, NTFS_TYPE } from '@tracecraft/formats';
import { le16, le32 } from '../../source/little-endian.ts';

/** Neighbouring records of the file table, fixed up, one after another: record `i` from `starts[i]` to `starts[i + 1]`. */
export interface RecordChunk {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  /** 1 for each record that is whole. */
  readonly whole: Uint8Array;
}

/**
 * Moves the records in `bytes` together, without what lies behind the end of their attributes: more than half of a file
 * table. Folders keep theirs, since names are found there. What `bytes` held is gone afterwards.
 */
export function packRecords(bytes: Uint8Array, whole: Uint8Array, recordSize: number): RecordChunk {
  const starts = new Uint32Array(whole.length + 1);
  let to = 0;
  for (let i = 0; i < whole.length; i++) {
    starts[i] = to;
    if (whole[i] !== 1) continue;
    const from = i * recordSize;
    const length = usedLength(bytes, from, recordSize);
    if (from > to) bytes.copyWithin(to, from, from + length);
    to += length;
  }
  starts[whole.length] = to;
  return { bytes: bytes.slice(0, to), starts, whole };
}

/** Bytes up to the header at which reading attributes ends, that included; all where anything is unusual. */
function usedLength(bytes: Uint8Array, from: number, recordSize: number): number {
  const folder = (bytes[from + NTFS_RECORD.flags]! & NTFS_RECORD.flag.directory) !== 0;
  if (folder || le32(bytes, from) !== NTFS_RECORD.magic) return recordSize;
  const limit = from + recordSize;
  let at = from + le16(bytes, from + NTFS_RECORD.attributesAt);
  if (at < from + NTFS_RECORD.headerSize) return recordSize;
  while (at + AT.residentSize <= limit) {
    const length = le32(bytes, at + AT.length);
    if (le32(bytes, at) === AT.end) return at + AT.residentSize - from;
    if (length < AT.residentSize || at + length > limit || !keepsInside(bytes, at, length)) break;
    at += length;
  }
  return recordSize;
}

/** Whether everything an attribute points to lies inside it. */
function keepsInside(bytes: Uint8Array, at: number, length: number): boolean {
  if (bytes[at + AT.nonResident] !== 0) return length >= AT.nonResidentSize;
  const value = le16(bytes, at + AT.valueAt);
  const size = le32(bytes, at + AT.valueLength);
  if (value + size > length) return false;
  // Readers look at all fields of these two, also where a value is too short for them.
  const type = le32(bytes, at);
  return (type !== NTFS_TYPE.standard && type !== NTFS_TYPE.fileName) || size >= 48;
}
