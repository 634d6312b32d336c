import type { Encoding } from '../encoding.ts';
import { inSet, type CodeSet } from './code-set.ts';

/** One way letters lie in bytes: for each byte its first and last value. */
export type ByteSequence = readonly (readonly [number, number])[];

/** Every way the letters of `set` lie in bytes of `encoding`. */
export function byteSequences(set: CodeSet, encoding: Encoding): ByteSequence[] {
  if (encoding.page !== null) return ofPage(set, [...encoding.page]);
  const split = encoding.name === 'utf-8' ? utf8Runs : utf16Runs;
  const sequences = set.flatMap(([first, last]) => split(first, last));
  return encoding.name === 'utf-16le' ? sequences.map(swapPairs) : sequences;
}

function ofPage(set: CodeSet, page: readonly (readonly [string, Uint8Array])[]): ByteSequence[] {
  const all = page
    .filter(([letter]) => inSet(set, letter.codePointAt(0)!))
    .map(([, bytes]) => Array.from(bytes, (byte): [number, number] => [byte, byte]))
    .toSorted((a, b) => compareBytes(a, b));
  const joined: [number, number][][] = [];
  for (const bytes of all) {
    const open = joined.at(-1);
    if (open !== undefined && continues(open, bytes)) open.at(-1)![1] = bytes.at(-1)![1];
    else joined.push(bytes);
  }
  return joined;
}

function compareBytes(a: ByteSequence, b: ByteSequence): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++)
    if (a[i]![0] !== b[i]![0]) return a[i]![0] - b[i]![0];
  return a.length - b.length;
}

function continues(open: ByteSequence, bytes: ByteSequence): boolean {
  const last = bytes.length - 1;
  return (
    open.length === bytes.length &&
    open.every(([first], i) => i === last || first === bytes[i]![0]) &&
    bytes[last]![0] <= open[last]![1] + 1
  );
}

/** Last code points of one, two, three and four bytes. */
const UTF8_LAST = [0x7f, 0x7ff, 0xffff, 0x10ffff];
const UTF8_LEAD = [0, 0xc0, 0xe0, 0xf0];

function utf8Runs(first: number, last: number): ByteSequence[] {
  const size = UTF8_LAST.findIndex((most) => first <= most);
  const most = UTF8_LAST[size]!;
  if (last > most) return [...utf8Runs(first, most), ...utf8Runs(most + 1, last)];
  return splitRun(first, last, size, 6, (code) => utf8Bytes(code, size));
}

function utf8Bytes(code: number, size: number): number[] {
  if (size === 0) return [code];
  const tail = Array.from({ length: size }, (_, i) => 0x80 | ((code >> (6 * (size - 1 - i))) & 0x3f));
  return [UTF8_LEAD[size]! | (code >> (6 * size)), ...tail];
}

/**
 * The run cut so that in each piece all bytes after the first that differs take every value: `tail` bytes of `bits` bits.
 */
function splitRun(
  first: number,
  last: number,
  tail: number,
  bits: number,
  bytesOf: (code: number) => number[],
): ByteSequence[] {
  for (let level = 1; level <= tail; level++) {
    const mask = 2 ** (bits * level) - 1;
    if (Math.floor(first / (mask + 1)) === Math.floor(last / (mask + 1))) continue;
    if ((first & mask) !== 0) return cutAfter(first | mask);
    if ((last & mask) !== mask) return cutAfter(last - (last & mask) - 1);
  }
  const from = bytesOf(first);
  const to = bytesOf(last);
  return [from.map((byte, i): [number, number] => [byte, to[i]!])];

  function cutAfter(middle: number): ByteSequence[] {
    return [
      ...splitRun(first, middle, tail, bits, bytesOf),
      ...splitRun(middle + 1, last, tail, bits, bytesOf),
    ];
  }
}

function utf16Runs(first: number, last: number): ByteSequence[] {
  if (first <= 0xffff && last > 0xffff) return [...utf16Runs(first, 0xffff), ...utf16Runs(0x10000, last)];
  if (last <= 0xffff) return splitRun(first, last, 1, 8, (code) => [code >> 8, code & 255]);
  return splitRun(first - 0x10000, last - 0x10000, 1, 10, (rest) => [
    0xd800 | (rest >> 10),
    0xdc00 | (rest & 0x3ff),
  ]).flatMap(([high, low]) =>
    units(high!).flatMap((left) => units(low!).map((right) => [...left, ...right])),
  );
}

function units([first, last]: readonly [number, number]): ByteSequence[] {
  return splitRun(first, last, 1, 8, (unit) => [unit >> 8, unit & 255]);
}

function swapPairs(sequence: ByteSequence): ByteSequence {
  return sequence.map((_, i) => sequence[i ^ 1]!);
}
