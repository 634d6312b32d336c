/** Seed of the hashes in transaction logs: 82 EF 4D 88 7A 4E 55 C5 as a number of 64 bits, as two words. */
const LOG_SEED: readonly [low: number, high: number] = [0x7a4e55c5, 0x82ef4d88];

/** Marvin32 of `bytes` (Microsoft, SymCrypt `marvin32.c`) as its two words, the first stored one first. */
export function marvin32(
  bytes: Uint8Array,
  [low, high]: readonly [low: number, high: number] = LOG_SEED,
): readonly [low: number, high: number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length & ~3;
  let [a, b] = [low | 0, high | 0];
  const mix = (word: number): void => {
    a = (a + word) | 0;
    b ^= a;
    a = ((a << 20) | (a >>> 12)) + b;
    b = ((b << 9) | (b >>> 23)) ^ a;
    a = ((a << 27) | (a >>> 5)) + b;
    b = (b << 19) | (b >>> 13);
  };
  for (let at = 0; at < whole; at += 4) mix(view.getInt32(at, true));
  let last = 0x80;
  for (let at = bytes.length - 1; at >= whole; at--) last = (last << 8) | bytes[at]!;
  mix(last);
  mix(0);
  return [a >>> 0, b >>> 0];
}
