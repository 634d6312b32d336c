import type { RandomAccess } from '@tracecraft/bytes';
import { findBytes, headOf, upTo, type Measured, type Signature } from './signature.ts';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const END = ascii('%%EOF');
const HEAD = '%PDF-';
/** Bytes a file may be from its start to an end; a longer one is cut. */
const MOST = 512 << 20;

function textAt(file: RandomAccess, at: number, length: number): string {
  return String.fromCharCode(...upTo(file, Math.max(0, at), length));
}

/** Whether `startxref` before the end at `end` points to a cross-reference table or stream. */
function pointsBack(file: RandomAccess, end: number): boolean {
  const offset = /startxref\s+(\d+)\s*$/.exec(textAt(file, end - 64, Math.min(64, end)))?.[1];
  if (offset === undefined || Number(offset) >= end) return false;
  return /^\s{0,4}(?:xref|\d+\s+\d+\s+obj)/.test(textAt(file, Number(offset), 32));
}

/** End of the line of an end mark, and whether an update of the same file follows it. */
function afterEnd(file: RandomAccess, mark: number): { end: number; more: boolean } {
  const rest = textAt(file, mark + END.length, 32);
  const line = /^ *(?:\r\n|\r|\n)?/.exec(rest)?.[0].length ?? 0;
  return { end: mark + END.length + line, more: /^\s*(?:\d+\s+\d+\s+obj|xref|%[^P])/.test(rest) };
}

const WINDOW = { first: 1 << 10, most: 1 << 16 };

/** The next end mark; -1 where another file begins before it, or there is none. */
function nextEnd(file: RandomAccess, at: number, to: number): number {
  let window = WINDOW.first;
  for (let from = at; from < to; from += window, window = Math.min(WINDOW.most, 2 * window)) {
    const until = Math.min(to, from + window);
    const end = findBytes(file, END, from, Math.min(to, until + END.length - 1));
    const other = findBytes(file, ascii(HEAD), from, end < 0 ? Math.min(to, until + HEAD.length - 1) : end);
    if (other >= 0 || end >= 0) return other >= 0 ? -1 : end;
  }
  return -1;
}

/** To its last end mark: a linearized file has one near its start, an updated file one for each update. */
function measure(file: RandomAccess): Measured | null {
  if (!/^%PDF-\d\.\d/.test(textAt(file, 0, 8))) return null;
  const to = Math.min(file.size, MOST);
  let best: Measured = { length: HEAD.length, state: 'header-only' };
  for (let at = HEAD.length; ; ) {
    const mark = nextEnd(file, at, to);
    if (mark < 0) return best;
    const { end, more } = afterEnd(file, mark);
    best = { length: end, state: pointsBack(file, mark) ? 'validated' : 'cut-short' };
    if (!more) return best;
    at = end;
  }
}

export const PDF: Signature = { type: 'pdf', extension: 'pdf', head: headOf(HEAD), before: 0, measure };
