/** Bytes one chunk unpacks to. */
const CHUNK = 4096;

/**
 * Unpacks LZNT1 into `size` bytes; what no chunk fills stays zero, as Windows reads it. False where the packed data is
 * damaged. Source: Microsoft, [MS-XCA], §2.5.
 */
export function unpackLznt1(packed: Uint8Array, into: Uint8Array): boolean {
  let at = 0;
  for (let start = 0; start < into.length && at + 2 <= packed.length; start += CHUNK) {
    const header = packed[at]! | (packed[at + 1]! << 8);
    if (header === 0) return true;
    const end = at + 2 + (header & 0xfff) + 1;
    if (end > packed.length) return false;
    const target = into.subarray(start, start + CHUNK);
    if ((header & 0x8000) === 0) target.set(packed.subarray(at + 2, Math.min(end, at + 2 + target.length)));
    else if (!unpackChunk(packed, at + 2, end, target)) return false;
    at = end;
  }
  return true;
}

/** One compressed chunk: groups of eight literals or copies of earlier bytes. */
function unpackChunk(packed: Uint8Array, from: number, end: number, into: Uint8Array): boolean {
  let out = 0;
  for (let at = from; at < end; ) {
    const flags = packed[at++]!;
    for (let bit = 0; bit < 8 && at < end; bit++) {
      if (out >= into.length) return true;
      if ((flags & (1 << bit)) === 0) {
        into[out++] = packed[at++]!;
        continue;
      }
      if (at + 2 > end) return false;
      const pair = packed[at]! | (packed[at + 1]! << 8);
      at += 2;
      // The further into the chunk, the more of the sixteen bits tell how far back.
      let lengthBits = 12;
      for (let position = out - 1; position >= 0x10; position >>= 1) lengthBits--;
      const back = (pair >> lengthBits) + 1;
      if (back > out) return false;
      const length = (pair & ((1 << lengthBits) - 1)) + 3;
      for (let i = 0; i < length && out < into.length; i++, out++) into[out] = into[out - back]!;
    }
  }
  return true;
}
