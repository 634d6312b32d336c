/** Bytes of a block; a longer text has one for itself. */
const BLOCK = 1 << 20;

/** Texts one behind another in blocks of memory, each whole in one and known by its place. */
export class TextBlocks {
  private readonly blocks: Uint8Array[] = [];
  private used = BLOCK;

  /** Memory for a text of at most `most` bytes, which begins at `offset(next)`. */
  room(most: number): Uint8Array {
    if (!this.fits(most)) {
      this.blocks.push(new Uint8Array(Math.max(BLOCK, most)));
      this.used = 0;
    }
    return this.blocks.at(-1)!;
  }

  /** Whether the block in use has room for so many bytes. */
  fits(most: number): boolean {
    return this.used + most <= BLOCK;
  }

  /** Place of the text to be written; after `room`. */
  get next(): number {
    return (this.blocks.length - 1) * BLOCK + this.used;
  }

  /** The text written ends at `end` in its memory. */
  close(end: number): void {
    this.used = end;
  }

  memory(place: number): Uint8Array {
    return this.blocks[Math.floor(place / BLOCK)]!;
  }

  offset(place: number): number {
    return place % BLOCK;
  }
}
