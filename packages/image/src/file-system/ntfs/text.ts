import { NTFS_FILE_NAME } from '@tracecraft/formats';
import { le16 } from '../../source/little-endian.ts';

const MOST_LETTERS = 255;
/** One list for each length, filled again and again: given to `fromCharCode` it takes half the time of a typed array. */
const LETTERS: readonly number[][] = Array.from({ length: MOST_LETTERS + 1 }, (_, length) =>
  Array.from({ length }, () => 0),
);

/** `length` UTF-16 units as text, up to the first zero: names end there for every C program. */
export function utf16(bytes: Uint8Array, at: number, length: number): string {
  const most = Math.min(length, MOST_LETTERS);
  let count = 0;
  while (count < most && le16(bytes, at + 2 * count) !== 0) count++;
  const letters = LETTERS[count]!;
  for (let i = 0; i < count; i++) letters[i] = le16(bytes, at + 2 * i);
  return String.fromCharCode.apply(null, letters);
}

/** The name in a $FILE_NAME attribute whose value is at `at`. */
export function nameOf(bytes: Uint8Array, at: number): string {
  return utf16(bytes, at + NTFS_FILE_NAME.name, bytes[at + NTFS_FILE_NAME.nameLength]!);
}
