import { readInto } from '@tracecraft/image';
import type { RandomAccess } from '@tracecraft/bytes';

/** Bytes read at once where small files lie one behind another. */
const WINDOW = 1 << 18;

/**
 * Small pieces of a source through one piece of memory that is used again: what lies shortly behind the last piece is read
 * with much that follows it, as files of a folder mostly lie together; a piece elsewhere is read alone.
 */
export class ReadAhead {
  private readonly source: RandomAccess;
  private readonly memory = new Uint8Array(WINDOW);
  private start = 0;
  private end = 0;

  constructor(source: RandomAccess) {
    this.source = source;
  }

  /** At most `WINDOW` bytes, good until the next are asked for. Throws what the source throws. */
  read(offset: number, length: number): Uint8Array {
    if (offset < this.start || offset + length > this.end) this.fill(offset, length);
    return this.memory.subarray(offset - this.start, offset - this.start + length);
  }

  private fill(offset: number, length: number): void {
    const near = offset >= this.start && offset < this.end + WINDOW && this.end > 0;
    const wanted = near ? Math.min(WINDOW, this.source.size - offset) : length;
    // Emptied first: where reading fails, nothing may be taken for what was asked for.
    this.start = 0;
    this.end = 0;
    readInto(this.source, offset, this.memory.subarray(0, wanted));
    this.start = offset;
    this.end = offset + wanted;
  }
}
