import { toUtf8, type RandomAccess } from '@tracecraft/bytes';
import type { ByteRange } from '@tracecraft/image';

const CHUNK = 1 << 20;

/** Where `text` lies in the raw image, as UTF-8 or UTF-16LE, exact case, in order; at most `most` places. */
export function searchText(raw: RandomAccess, text: string, most: number): readonly ByteRange[] {
  const needles = [toUtf8(text), utf16(text)];
  const longest = Math.max(...needles.map((needle) => needle.length));
  const hits = new Map<number, ByteRange>();
  for (let start = 0; start < raw.size && hits.size < most; start += CHUNK) {
    const bytes = raw.read(start, Math.min(CHUNK + longest - 1, raw.size - start));
    for (const needle of needles)
      for (const at of placesIn(bytes, needle))
        hits.set(start + at, { offset: start + at, length: needle.length });
  }
  return [...hits.values()].toSorted((a, b) => a.offset - b.offset).slice(0, most);
}

function* placesIn(bytes: Uint8Array, needle: Uint8Array): Iterable<number> {
  const first = needle[0];
  if (first === undefined) return;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (at + needle.length <= bytes.length && needle.every((byte, i) => bytes[at + i] === byte)) yield at;
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    bytes[2 * i] = text.charCodeAt(i) & 255;
    bytes[2 * i + 1] = text.charCodeAt(i) >> 8;
  }
  return bytes;
}
