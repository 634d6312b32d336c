import { NTFS_FILE_NAME } from '@tracecraft/formats';
import { le16 } from '../../source/little-endian.ts';

const units = new Uint16Array(256);

/** `length` UTF-16 units as text, up to the first zero: names end there for every C program. */
export function utf16(bytes: Uint8Array, at: number, length: number): string {
  let count = 0;
  while (count < length && count < units.length) {
    const unit = le16(bytes, at + 2 * count);
    if (unit === 0) break;
    units[count++] = unit;
  }
  // Spreading a typed array goes through its iterator: three times the time.
  return Reflect.apply(String.fromCharCode, null, units.subarray(0, count) as unknown as number[]);
}

/** The name in a $FILE_NAME attribute whose value is at `at`. */
export function nameOf(bytes: Uint8Array, at: number): string {
  return utf16(bytes, at + NTFS_FILE_NAME.name, bytes[at + NTFS_FILE_NAME.nameLength]!);
}
