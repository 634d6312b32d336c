import type { TextEncodingName } from './messages.ts';

/** One byte pattern to look for. `fold` means: compare with ASCII letters lowered. */
export interface Needle {
  readonly bytes: Uint8Array;
  readonly encoding: TextEncodingName;
  /** Horspool shift per byte value. */
  readonly shift: Int32Array;
}

/** ASCII upper case → lower case; every other byte is itself. */
export const LOWERED = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte));

/**
 * Patterns for `text`. Without `matchCase`, ASCII letters match either case everywhere; other letters match as typed,
 * all lower and all upper (no mixed case: that needs decoding every position).
 */
export function needlesFor(text: string, encodings: readonly TextEncodingName[], matchCase: boolean): readonly Needle[] {
  const forms = matchCase ? [text] : [text, text.toLowerCase(), text.toUpperCase()];
  const seen = new Set<string>();
  return encodings.flatMap((encoding) =>
    forms.flatMap((form) => {
      const encoded = encode(form, encoding);
      if (encoded === null || encoded.length === 0) return [];
      const bytes = matchCase ? encoded : encoded.map((byte) => LOWERED[byte] ?? byte);
      const key = bytes.join();
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ bytes, encoding, shift: shifts(bytes) }];
    }),
  );
}

/** Bytes of `text`, or null when the encoding has no such letter. */
function encode(text: string, encoding: TextEncodingName): Uint8Array | null {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  if (encoding === 'utf-16le') return Uint8Array.from(units.flatMap((unit) => [unit & 255, unit >> 8]));
  return units.every((unit) => unit < 256) ? Uint8Array.from(units) : null;
}

function shifts(bytes: Uint8Array): Int32Array {
  const table = new Int32Array(256).fill(bytes.length);
  for (let i = 0; i < bytes.length - 1; i++) table[bytes[i] ?? 0] = bytes.length - 1 - i;
  return table;
}

/** First position ≥ `from` of `needle` in `bytes`, or -1 (Horspool 1980). */
export function findNeedle(bytes: Uint8Array, needle: Needle, from: number): number {
  const { bytes: wanted, shift } = needle;
  const tail = wanted.length - 1;
  const last = wanted[tail] ?? 0;
  let at = from + tail;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === last && sameBefore(bytes, wanted, at - tail)) return at - tail;
    at += shift[byte] ?? 1;
  }
  return -1;
}

function sameBefore(bytes: Uint8Array, wanted: Uint8Array, start: number): boolean {
  for (let i = 0; i < wanted.length - 1; i++) if (bytes[start + i] !== wanted[i]) return false;
  return true;
}
