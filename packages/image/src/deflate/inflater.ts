import type { RandomAccess } from '@tracecraft/bytes';
import { BitInput } from './bit-input.ts';
import { codeOf, FIXED, type Code } from './huffman.ts';

const WINDOW = 1 << 15;
const PIECE = 1 << 16;
const LONGEST = 258;

/** Lengths and distances: base and further bits of each code (RFC 1951 §3.2.5). */
const LENGTH_BITS = Uint8Array.from({ length: 29 }, (_, i) => (i < 8 || i === 28 ? 0 : (i >> 2) - 1));
const LENGTH_BASE = Uint16Array.from({ length: 29 }, (_, i) =>
  i < 8 ? i + 3 : i === 28 ? LONGEST : ((4 + (i & 3)) << LENGTH_BITS[i]!) + 3,
);
const DISTANCE_BITS = Uint8Array.from({ length: 30 }, (_, i) => (i < 4 ? 0 : (i >> 1) - 1));
const DISTANCE_BASE = Uint16Array.from({ length: 30 }, (_, i) =>
  i < 4 ? i + 1 : ((2 + (i & 1)) << DISTANCE_BITS[i]!) + 1,
);
const LENGTHS_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] as const;

/** No code leads there. */
const NO_SYMBOL = 999;

type Block = 'none' | 'stored' | 'coded' | 'ended';

/** All that is needed to go on unpacking from the middle of a stream. */
export interface InflateState {
  /** Bytes unpacked so far. */
  readonly total: number;
  readonly position: number;
  readonly held: number;
  readonly count: number;
  readonly block: Block;
  readonly last: boolean;
  readonly storedLeft: number;
  readonly letters: Code;
  readonly distances: Code;
  readonly window: Uint8Array;
}

/**
 * Unpacks a deflate stream (RFC 1951) piece by piece, in memory that does not grow, and can go on from any
 * {@link InflateState}: no library we found gives random access, synchronously and without holding the whole.
 */
export class Inflater {
  /** Bytes unpacked so far. */
  total = 0;
  private readonly input: BitInput;
  private readonly out = new Uint8Array(WINDOW + PIECE + LONGEST);
  private end = 0;
  private block: Block = 'none';
  private last = false;
  private storedLeft = 0;
  private letters: Code = FIXED.letters;
  private distances: Code = FIXED.distances;

  /** `base`: where the packed bytes begin in the raw image, for errors. */
  constructor(packed: RandomAccess, base: number) {
    this.input = new BitInput(packed, base);
  }

  /** Packed bytes used up. */
  get position(): number {
    return this.input.position;
  }

  /** The next piece, about 64 KiB and good until the next call; empty at the end. Throws `archive.malformed`. */
  next(): Uint8Array {
    if (this.end > WINDOW) {
      this.out.copyWithin(0, this.end - WINDOW, this.end);
      this.end = WINDOW;
    }
    const start = this.end;
    const limit = start + PIECE;
    while (this.end < limit && this.block !== 'ended') {
      if (this.block === 'none') this.begin();
      else if (this.block === 'stored') this.copyStored(limit);
      else this.decode(limit);
    }
    this.total += this.end - start;
    return this.out.subarray(start, this.end);
  }

  state(): InflateState {
    const { position } = this.input;
    const { total, block, last, storedLeft, letters, distances } = this;
    // Whole bytes among the bits held are read again.
    const count = this.input.count & 7;
    const held = this.input.held & ((1 << count) - 1);
    const window = this.out.slice(Math.max(0, this.end - WINDOW), this.end);
    return { total, position, held, count, block, last, storedLeft, letters, distances, window };
  }

  goTo(state: InflateState): void {
    this.input.seek(state.position, state.held, state.count);
    this.total = state.total;
    this.block = state.block;
    this.last = state.last;
    this.storedLeft = state.storedLeft;
    this.letters = state.letters;
    this.distances = state.distances;
    this.out.set(state.window);
    this.end = state.window.length;
  }

  private begin(): void {
    if (this.last) {
      this.block = 'ended';
      return;
    }
    const { input } = this;
    this.last = input.take(1) === 1;
    const kind = input.take(2);
    if (kind === 3) throw input.fault('block', kind);
    if (kind === 0) {
      input.take(input.count & 7);
      this.storedLeft = input.take(16);
      if (input.take(16) !== (this.storedLeft ^ 0xffff)) throw input.fault('stored', this.storedLeft);
      this.block = 'stored';
      return;
    }
    this.block = 'coded';
    if (kind === 2) return this.readCodes();
    this.letters = FIXED.letters;
    this.distances = FIXED.distances;
  }

  private readCodes(): void {
    const { input } = this;
    const letters = input.take(5) + 257;
    const distances = input.take(5) + 1;
    const used = input.take(4) + 4;
    if (letters > 286 || distances > 30) throw input.fault('codes', letters);
    const short = new Uint8Array(19);
    for (const place of LENGTHS_ORDER.slice(0, used)) short[place] = input.take(3);
    const lengths = this.readLengths(this.must(codeOf(short), 'lengths'), letters + distances);
    if (lengths[256] === 0) throw input.fault('letters', 'no end');
    this.letters = this.must(codeOf(lengths.subarray(0, letters)), 'letters');
    this.distances = this.must(codeOf(lengths.subarray(letters)), 'distances');
  }

  private must(code: Code | null, field: string): Code {
    if (code === null) throw this.input.fault(field, 'no code');
    return code;
  }

  private readLengths(code: Code, wanted: number): Uint8Array {
    const { input } = this;
    const lengths = new Uint8Array(wanted);
    for (let at = 0; at < wanted; ) {
      const symbol = this.symbol(code);
      if (symbol < 16) {
        lengths[at++] = symbol;
        continue;
      }
      if (symbol === 16 && at === 0) throw input.fault('lengths', symbol);
      const value = symbol === 16 ? lengths[at - 1]! : 0;
      const times =
        symbol === 16 ? 3 + input.take(2) : symbol === 17 ? 3 + input.take(3) : 11 + input.take(7);
      if (at + times > wanted) throw input.fault('lengths', at + times);
      lengths.fill(value, at, at + times);
      at += times;
    }
    return lengths;
  }

  private symbol({ table, bits }: Code): number {
    const { input } = this;
    input.fill();
    const entry = table[input.look(bits)]!;
    if (entry === 0) throw input.fault('code', 'unknown');
    input.held >>>= entry & 15;
    input.count -= entry & 15;
    input.mustHave();
    return entry >> 4;
  }

  private copyStored(limit: number): void {
    const { input } = this;
    // Whole bytes may have been taken out ahead.
    for (; input.count >= 8 && this.storedLeft > 0 && this.end < limit; this.storedLeft--)
      this.out[this.end++] = input.take(8);
    while (this.storedLeft > 0 && this.end < limit) {
      input.fill();
      const take = Math.min(this.storedLeft, limit - this.end, input.end - input.at);
      if (take <= 0) throw input.fault('end', 'missing');
      this.out.set(input.bytes.subarray(input.at, input.at + take), this.end);
      input.at += take;
      this.end += take;
      this.storedLeft -= take;
    }
    if (this.storedLeft === 0) this.block = 'none';
  }

  /** Letters and copies until `limit` or the block's end. */
  private decode(limit: number): void {
    const { input } = this;
    while (this.end < limit) {
      const symbol = this.lettersUntil(limit);
      if (symbol === 256) this.block = 'none';
      if (symbol <= 256) break;
      if (symbol > 285) throw input.fault('letter', 'unknown');
      this.copy(symbol - 257);
    }
    input.mustHave();
  }

  /** Unpacks letters to the first other symbol and gives it; 0 at `limit`. State is kept in variables here: it is the cost. */
  private lettersUntil(limit: number): number {
    const { input, out } = this;
    const { bytes } = input;
    const { table, bits } = this.letters;
    const mask = (1 << bits) - 1;
    let { at, held, count, end: have } = input;
    let { end } = this;
    let symbol = 0;
    while (end < limit && symbol === 0) {
      if (at + 8 > have) {
        input.at = at;
        input.fill();
        ({ at, end: have } = input);
      }
      if (count < 16) {
        held |= (bytes[at]! | (bytes[at + 1]! << 8)) << count;
        at += 2;
        count += 16;
      }
      const entry = table[held & mask]!;
      held >>>= entry & 15;
      count -= entry & 15;
      if (entry < 4096 && entry !== 0) out[end++] = entry >> 4;
      else symbol = entry === 0 ? NO_SYMBOL : entry >> 4;
    }
    input.at = at;
    input.held = held;
    input.count = count;
    this.end = end;
    return symbol;
  }

  /** Copies what lies further back; a copy may run into what it writes. */
  private copy(code: number): void {
    const { input, out } = this;
    const { table, bits } = this.distances;
    let { end } = this;
    const stop = end + LENGTH_BASE[code]! + input.ready(LENGTH_BITS[code]!);
    const entry = table[input.look(bits)]!;
    const further = DISTANCE_BITS[entry >> 4];
    if (entry === 0 || further === undefined) throw input.fault('distance', 'unknown');
    input.held >>>= entry & 15;
    input.count -= entry & 15;
    const distance = DISTANCE_BASE[entry >> 4]! + input.ready(further);
    if (distance > end || distance > WINDOW) throw input.fault('distance', distance);
    for (let from = end - distance; end < stop; ) out[end++] = out[from++]!;
    this.end = end;
  }
}
