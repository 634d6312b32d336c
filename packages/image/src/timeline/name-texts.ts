import { TextBlocks } from './text-blocks.ts';

const QUOTE = 34;

/**
 * Names as CSV has them, each quote twice. Where a name begins with the one before or is its beginning, as in the two lines
 * of an NTFS file, they share their bytes.
 */
export class NameTexts {
  private readonly blocks = new TextBlocks();
  /** Of the name taken last: its place, bytes and hash. */
  place = 0;
  length = 0;
  hash = 0;

  constructor() {
    // A first name that is empty has a place too.
    this.blocks.room(1);
  }

  /** Takes the name from `from` to `to`. */
  take(bytes: Uint8Array, from: number, to: number): void {
    const { blocks, length, place } = this;
    const shared = this.look(bytes, from, to);
    const more = to - from - length;
    if (shared === to - from) this.length = shared;
    else if (shared === length && place + length === blocks.next && blocks.fits(more))
      this.write(bytes, from + shared, to, place);
    else {
      blocks.room(2 * (to - from));
      this.write(bytes, from, to, blocks.next);
    }
  }

  memory(place: number): Uint8Array {
    return this.blocks.memory(place);
  }

  offset(place: number): number {
    return this.blocks.offset(place);
  }

  /** Hashes a name; gives how many bytes it shares with the last one's beginning, -1 where it has a quote. */
  private look(bytes: Uint8Array, from: number, to: number): number {
    const { length, place, blocks } = this;
    const last = length === 0 ? bytes : blocks.memory(place);
    const shift = length === 0 ? 0 : blocks.offset(place) - from;
    const most = Math.min(to, from + length);
    let same = from;
    let quoted = false;
    let hash = 0;
    for (let i = from; i < to; i++) {
      const code = bytes[i]!;
      if (same === i && i < most && last[i + shift] === code) same++;
      if (code === QUOTE) quoted = true;
      hash = Math.imul(hash ^ code, 0x0100_0193);
    }
    this.hash = hash;
    return quoted ? -1 : same - from;
  }

  /** Writes what has room behind the last text; `place` is where the name begins. */
  private write(bytes: Uint8Array, from: number, to: number, place: number): void {
    const { blocks } = this;
    const memory = blocks.memory(place);
    let at = blocks.offset(blocks.next);
    for (let i = from; i < to; i++) {
      const code = bytes[i]!;
      memory[at++] = code;
      if (code === QUOTE) memory[at++] = QUOTE;
    }
    blocks.close(at);
    this.place = place;
    this.length = at - blocks.offset(place);
  }
}
