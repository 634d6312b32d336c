const MODULUS = 65521;
/** So many bytes, and the sums stay below 2^31, where a processor adds whole numbers; a multiple of eight. */
const AT_ONCE = 3840;

/** Adler-32 of `bytes` (RFC 1950, §8.2). EWF starts its checksums at 1 as zlib does. */
export function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let at = 0; at < bytes.length; ) {
    const end = Math.min(at + AT_ONCE, bytes.length);
    // Eight at a time: after them `b` has grown by eight times `a`, and by each byte as often as it was in `a`.
    for (const last = end - 7; at < last; at += 8) {
      const b0 = bytes[at]!;
      const b1 = bytes[at + 1]!;
      const b2 = bytes[at + 2]!;
      const b3 = bytes[at + 3]!;
      const b4 = bytes[at + 4]!;
      const b5 = bytes[at + 5]!;
      const b6 = bytes[at + 6]!;
      const b7 = bytes[at + 7]!;
      b = (b + 8 * a + 8 * b0 + 7 * b1 + 6 * b2 + 5 * b3 + 4 * b4 + 3 * b5 + 2 * b6 + b7) | 0;
      a = (a + b0 + b1 + b2 + b3 + b4 + b5 + b6 + b7) | 0;
    }
    for (; at < end; at++) {
      a = (a + bytes[at]!) | 0;
      b = (b + a) | 0;
    }
    a %= MODULUS;
    b %= MODULUS;
  }
  return b * 65536 + a;
}
