import { fromUtf8 } from '@tracecraft/bytes';

/** UTF-16LE text up to the first zero or the end; an odd last byte is left out. */
export function utf16(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const unit = bytes[at]! | (bytes[at + 1]! << 8);
    if (unit === 0) break;
    text += String.fromCharCode(unit);
  }
  return text;
}

/** Text of one byte a letter up to the first zero. The code page is not stored, so other than ASCII stays `\xNN`. */
export function ansi(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  let text = '';
  for (const byte of end < 0 ? bytes : bytes.subarray(0, end))
    text += byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
  return text;
}

/** GUID as registry and shells print it; its first three fields are little-endian. `bytes` holds 16. */
export function guid(bytes: Uint8Array): string {
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
  const hex = order.map((at) => bytes[at]!.toString(16).padStart(2, '0')).join('');
  return `{${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}}`;
}

/** UTF-8 given as letters of one byte each; what is none stays as it stands. */
export function utf8(letters: string): string {
  try {
    return fromUtf8(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)));
  } catch {
    return letters;
  }
}
