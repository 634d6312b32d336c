const MODULUS = 65521;
/** Most bytes before the sums must be reduced so that they stay below 2^32 (RFC 1950, §8.2). */
const AT_ONCE = 5552;

/** Adler-32 of `bytes` (RFC 1950). EWF starts its checksums at 1 as zlib does. */
export function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let at = 0; at < bytes.length; ) {
    const end = Math.min(at + AT_ONCE, bytes.length);
    for (; at < end; at++) {
      a += bytes[at]!;
      b += a;
    }
    a %= MODULUS;
    b %= MODULUS;
  }
  return b * 65536 + a;
}
