import type { RandomAccess } from '@tracecraft/bytes';
import { be16, upTo, type Measured, type Signature } from './signature.ts';

/** Markers of ITU-T T.81, table B.1. */
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const TEM = 0x01;

const FIRST_MARKERS = [0xc0, 0xc2, 0xc4, 0xdb, 0xe0, 0xe1, 0xe2, 0xe3, 0xe8, 0xec, 0xed, 0xee, 0xfe];
const WINDOW = { first: 1 << 11, most: 1 << 16 };

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function hasLength(marker: number): boolean {
  return (marker >= 0xc0 && marker <= 0xcf) || marker >= SOS;
}

/** The marker that ends the picture's data from `at`: what is no restart and no stuffed byte. */
function endOfScan(file: RandomAccess, at: number): number {
  let window = WINDOW.first;
  for (let from = at; from < file.size; from += window, window = Math.min(WINDOW.most, 2 * window)) {
    const piece = upTo(file, from, window + 1);
    for (let hit = piece.indexOf(0xff); hit >= 0 && hit < window; hit = piece.indexOf(0xff, hit + 1)) {
      const next = piece[hit + 1];
      if (next === undefined) return file.size;
      const restart = next >= 0xd0 && next <= 0xd7;
      if (next !== 0 && next !== 0xff && !restart) return from + hit;
    }
  }
  return file.size;
}

/** From marker to marker; thumbnails lie inside their segments and are passed over with them. */
function measure(file: RandomAccess): Measured | null {
  let at = 2;
  let frame = false;
  let scan = false;
  const stop = (length: number): Measured => ({ length, state: frame && scan ? 'cut-short' : 'header-only' });
  for (;;) {
    const head = upTo(file, at, 4);
    if (head.length < 2 || head[0] !== 0xff) return stop(Math.min(at, file.size));
    const marker = head[1]!;
    if (marker === 0xff) at += 1;
    else if (marker === EOI)
      return frame && scan
        ? { length: at + 2, state: 'validated', solid: true }
        : { length: at + 2, state: 'header-only' };
    else if (marker === TEM) at += 2;
    else {
      const length = head.length < 4 ? 0 : be16(head, 2);
      if (!hasLength(marker) || marker === SOI || length < 2 || at + 2 + length > file.size) return stop(at);
      frame ||= isFrame(marker);
      at += 2 + length;
      if (marker !== SOS) continue;
      scan = true;
      at = endOfScan(file, at);
    }
  }
}

export const JPEG: Signature = {
  type: 'jpeg',
  extension: 'jpg',
  head: [[0xff], [SOI], [0xff], FIRST_MARKERS],
  before: 0,
  measure,
};
