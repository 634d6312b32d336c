import { crc32 } from '@tracecraft/formats';
import type { RandomAccess } from '@tracecraft/bytes';
import { be32 } from '../source/little-endian.ts';
import { headOf, upTo, type Measured, type Signature } from './signature.ts';

const HEAD = '\u0089PNG\r\n\u001a\n';
const IHDR = 0x49484452;
const IEND = 0x49454e44;
/** A chunk above this is no chunk: nobody writes them, and reading it whole would cost memory. */
const MOST_CHUNK = 64 << 20;

/** From chunk to chunk, each with its CRC (PNG, third edition, 5.3). */
function measure(file: RandomAccess): Measured | null {
  let at = HEAD.length;
  let pictures = false;
  for (;;) {
    const head = upTo(file, at, 8);
    const length = head.length < 8 ? Infinity : be32(head, 0);
    const type = head.length < 8 ? 0 : be32(head, 4);
    const fits = length <= MOST_CHUNK && at + 12 + length <= file.size && (at > HEAD.length || type === IHDR);
    if (!fits || !isSound(file, at, length))
      return { length: at, state: pictures ? 'cut-short' : 'header-only' };
    pictures = true;
    at += 12 + length;
    if (type === IEND) return { length: at, state: 'validated', solid: true };
  }
}

function isSound(file: RandomAccess, at: number, length: number): boolean {
  const chunk = file.read(at + 4, length + 8);
  return crc32(chunk.subarray(0, length + 4)) === be32(chunk, length + 4);
}

export const PNG: Signature = { type: 'png', extension: 'png', head: headOf(HEAD), before: 0, measure };
