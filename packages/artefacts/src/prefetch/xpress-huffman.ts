import type { FieldReader } from '../field-reader.ts';

const BLOCK = 65_536;
const TABLE = 256;
const LONGEST = 15;
const SHORTEST_MATCH = 3;

/**
 * Unpacks LZ77 with Huffman codes, [MS-XCA] 2.2.4, to exactly `size` bytes. Bits come in words of 16, read ahead; longer
 * lengths are bytes between those words, at the place reading has reached.
 */
export function unpackXpressHuffman(reader: FieldReader, start: number, size: number): Uint8Array {
  const out = new Uint8Array(size);
  const state: State = { reader, at: start, bits: 0, spare: 0 };
  for (let done = 0; done < size; ) done = unpackBlock(state, out, done);
  return out;
}

interface State {
  readonly reader: FieldReader;
  at: number;
  /** 32 bits; the next one is the highest. */
  bits: number;
  /** How many of them lie beyond the first 16. */
  spare: number;
}

function unpackBlock(state: State, out: Uint8Array, from: number): number {
  const codes = codesOf(state);
  state.bits = ((word(state) << 16) | word(state)) >>> 0;
  state.spare = 16;
  const end = Math.min(out.length, from + BLOCK);
  let done = from;
  while (done < end) {
    const code = codes[state.bits >>> (32 - LONGEST)]!;
    if (code === 0) throw state.reader.fail('Symbol', state.at, 'no code');
    drop(state, code & 15);
    const symbol = code >> 4;
    if (symbol < 256) out[done++] = symbol;
    else done = copyMatch(state, symbol - 256, out, done);
  }
  const used = state.at - (16 + state.spare) / 8;
  state.reader.bytes(Math.ceil(used), 0, 'Bits');
  return done;
}

function copyMatch(state: State, symbol: number, out: Uint8Array, done: number): number {
  const length = matchLength(state, symbol & 15);
  const width = symbol >> 4;
  const distance = 2 ** width + (width === 0 ? 0 : state.bits >>> (32 - width));
  drop(state, width);
  if (distance > done || length > out.length - done)
    throw state.reader.fail('Match', state.at, `${length} at ${distance}`);
  for (let i = 0; i < length; i++) out[done + i] = out[done + i - distance]!;
  return done + length;
}

function matchLength(state: State, low: number): number {
  if (low < 15) return low + SHORTEST_MATCH;
  let more = state.reader.bytes(state.at++, 1, 'MatchLength')[0]!;
  if (more < 255) return more + 15 + SHORTEST_MATCH;
  more = word(state);
  if (more === 0) more = (word(state) | (word(state) << 16)) >>> 0;
  if (more < 15) throw state.reader.fail('MatchLength', state.at, more);
  return more + SHORTEST_MATCH;
}

function drop(state: State, count: number): void {
  state.bits = (state.bits << count) >>> 0;
  state.spare -= count;
  if (state.spare >= 0) return;
  state.bits = (state.bits | (word(state) << -state.spare)) >>> 0;
  state.spare += 16;
}

/** Reading ahead may pass the end; whether bits from there were used is checked after the block. */
function word(state: State): number {
  const { reader, at } = state;
  state.at += 2;
  return reader.left(at) < 2 ? 0 : reader.u16(at, 'Bits');
}

/** For each 15 bits the symbol they begin with, times 16, and its code's length; 0 where none does. */
function codesOf(state: State): Uint16Array {
  const { reader } = state;
  const lengths = reader.bytes(state.at, TABLE, 'CodeLengths');
  state.at += TABLE;
  const codes = new Uint16Array(1 << LONGEST);
  let next = 0;
  for (let length = 1; length <= LONGEST; length++)
    for (let symbol = 0; symbol < 2 * TABLE; symbol++) {
      if (((lengths[symbol >> 1]! >> (4 * (symbol & 1))) & 15) !== length) continue;
      const end = next + (1 << (LONGEST - length));
      if (end > codes.length) throw reader.fail('CodeLengths', state.at - TABLE, 'more codes than there are');
      codes.fill((symbol << 4) | length, next, end);
      next = end;
    }
  return codes;
}
