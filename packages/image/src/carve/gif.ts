import type { RandomAccess } from '@tracecraft/bytes';
import { upTo, type Measured, type Signature } from './signature.ts';

const EXTENSION = 0x21;
const PICTURE = 0x2c;
const TRAILER = 0x3b;

function tableSize(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** End of a row of sub-blocks; -1 where the file ends first. */
function afterBlocks(file: RandomAccess, start: number): number {
  for (let at = start; ; ) {
    const [size] = upTo(file, at, 1);
    if (size === undefined) return -1;
    at += 1 + size;
    if (size === 0) return at;
  }
}

/** From block to block (GIF89a, appendix A). */
function measure(file: RandomAccess): Measured | null {
  const head = upTo(file, 0, 13);
  if (head.length < 13) return null;
  let at = 13 + tableSize(head[10]!);
  let pictures = 0;
  for (;;) {
    const [kind] = upTo(file, at, 1);
    if (kind === TRAILER && pictures > 0) return { length: at + 1, state: 'validated' };
    const skip =
      kind === EXTENSION ? 2 : kind === PICTURE ? 11 + tableSize(upTo(file, at + 9, 1)[0] ?? 0) : -1;
    const next = skip < 0 ? -1 : afterBlocks(file, at + skip);
    if (next < 0)
      return { length: Math.min(at, file.size), state: pictures > 0 ? 'cut-short' : 'header-only' };
    if (kind === PICTURE) pictures += 1;
    at = next;
  }
}

export const GIF: Signature = {
  type: 'gif',
  extension: 'gif',
  head: [[0x47], [0x49], [0x46], [0x38], [0x37, 0x39], [0x61]],
  before: 0,
  measure,
};
