const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++)
    remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});

/** CRC-32 of ISO 3309 as zip uses it. Finds accidents; it proves nothing. */
export function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (let i = 0; i < bytes.length; i++)
    remainder = TABLE[(remainder ^ bytes[i]!) & 255]! ^ (remainder >>> 8);
  return ~remainder >>> 0;
}
