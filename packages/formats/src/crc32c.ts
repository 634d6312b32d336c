const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0x82f63b78 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32C (Castagnoli, RFC 3720 §12.1) without the final inversion, as ext4 and jbd2 chain it from `seed`. */
export function crc32c(bytes: Uint8Array, seed = 0xffffffff): number {
  let crc = seed;
  for (let i = 0; i < bytes.length; i++) crc = TABLE[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8);
  return crc >>> 0;
}
