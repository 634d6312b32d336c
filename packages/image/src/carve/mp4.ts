import type { RandomAccess } from '@tracecraft/bytes';
import { be32 } from '../source/little-endian.ts';
import { headOf, upTo, type CarveState, type Measured, type Signature } from './signature.ts';

/** Boxes at the top of a file (ISO/IEC 14496-12, table 1; QuickTime's `wide` and `pnot`). */
const TOP = new Set(
  'ftyp moov mdat free skip wide pnot uuid moof mfra sidx ssix styp meta meco pdin prft emsg'.split(' '),
);
const MOST_FTYP = 4096;

function nameOf(head: Uint8Array): string {
  return String.fromCharCode(...head.subarray(4, 8));
}

/** Bytes of the box with this head; -1 where that is none. */
function boxSize(head: Uint8Array): number {
  if (head.length < 16 || !TOP.has(nameOf(head))) return -1;
  const size = be32(head, 0);
  if (size === 1) return be32(head, 8) * 2 ** 32 + be32(head, 12);
  return size >= 8 ? size : -1;
}

/** What the boxes seen so far amount to. A last box of content ends wherever it says, and nothing there checks it. */
function stateOf(seen: readonly string[]): CarveState {
  const whole = seen.includes('moov') && (seen.includes('mdat') || seen.includes('moof'));
  if (whole) return seen.at(-1) === 'mdat' ? 'measured' : 'validated';
  return seen.length > 1 ? 'cut-short' : 'header-only';
}

/** From box to box, to the first thing that is none. */
function measure(file: RandomAccess): Measured | null {
  const seen: string[] = [];
  let at = 0;
  for (;;) {
    const head = upTo(file, at, 16);
    const size = boxSize(head);
    if (at === 0 && (size < 16 || size > MOST_FTYP)) return null;
    // Behind its end, or where a second file begins.
    if (size < 0 || (at > 0 && nameOf(head) === 'ftyp')) return { length: at, state: stateOf(seen) };
    if (at + size > file.size)
      return { length: file.size, state: seen.includes('moov') ? 'cut-short' : 'header-only' };
    seen.push(nameOf(head));
    at += size;
  }
}

export const MP4: Signature = { type: 'mp4', extension: 'mp4', head: headOf('ftyp'), before: 4, measure };
