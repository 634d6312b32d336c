import { NTFS_RECORD } from '@tracecraft/formats';
import { le16 } from '../../source/little-endian.ts';

/**
 * Puts back the last two bytes of every 512 of the record at `at`, which the disk replaced with a check value. False, and
 * nothing changed from there on, where the check value does not stand: the record was written in part only.
 */
export function fixUp(bytes: Uint8Array, at: number, size: number): boolean {
  const array = le16(bytes, at + NTFS_RECORD.fixupsAt);
  const count = le16(bytes, at + NTFS_RECORD.fixups);
  if (count <= 1) return true;
  if (array + 2 * count > size || (count - 1) * NTFS_RECORD.stride > size) return false;
  const low = bytes[at + array];
  const high = bytes[at + array + 1];
  for (let i = 1; i < count; i++) {
    const end = at + i * NTFS_RECORD.stride - 2;
    if (bytes[end] !== low || bytes[end + 1] !== high) return false;
    bytes[end] = bytes[at + array + 2 * i]!;
    bytes[end + 1] = bytes[at + array + 2 * i + 1]!;
  }
  return true;
}

/** Pieces of a record as the disk has them: the two bytes at the end of every 512 stand in the update sequence instead. */
export function splitAtFixUps(
  bytes: Uint8Array,
  at: number,
  length: number,
): { readonly at: number; readonly length: number }[] {
  const array = le16(bytes, NTFS_RECORD.fixupsAt);
  const count = le16(bytes, NTFS_RECORD.fixups);
  const pieces: { at: number; length: number }[] = [];
  const end = at + length;
  let from = at;
  for (let i = 1; i < count; i++) {
    const hidden = i * NTFS_RECORD.stride - 2;
    const first = Math.max(from, hidden);
    const last = Math.min(end, hidden + 2);
    if (first >= last) continue;
    if (first > from) pieces.push({ at: from, length: first - from });
    pieces.push({ at: array + 2 * i + first - hidden, length: last - first });
    from = last;
  }
  if (from < end) pieces.push({ at: from, length: end - from });
  return pieces;
}
