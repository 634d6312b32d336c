import type { EncodingName } from './encoding.ts';

const WORD = /[\p{L}\p{M}\p{N}_]/u;

/** Letters of UTF-8 beyond ASCII, and of all other encodings but Unicode's, count by their upper byte. */
function isWord(bytes: Uint8Array, at: number, encoding: EncodingName): boolean {
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') {
    const byte = bytes[at];
    return byte !== undefined && (byte > 127 || WORD.test(String.fromCharCode(byte)));
  }
  const [low, high] = encoding === 'utf-16le' ? [bytes[at], bytes[at + 1]] : [bytes[at + 1], bytes[at]];
  return low !== undefined && high !== undefined && WORD.test(String.fromCharCode(low | (high << 8)));
}

/** True where a word begins or ends between the bytes before `at` and those from `at` on. */
export function atWordEdge(bytes: Uint8Array, at: number, encoding: EncodingName): boolean {
  const unit = encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1;
  return isWord(bytes, at - unit, encoding) !== isWord(bytes, at, encoding);
}
