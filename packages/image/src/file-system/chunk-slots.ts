/** Neighbouring records of a table; `whole` is 1 for each that could be read and is sound. */
export interface RecordChunk {
  readonly index: number;
  readonly bytes: Uint8Array;
  readonly whole: Uint8Array;
}

/** 32 MiB of chunks of 64 KiB, 8 MiB of chunks of 16 KiB. */
const MOST = 512;
const FIRST = 32;
/** So many chunks read anew cost what the memory for one more slot does. */
const PRICE = 1;

/**
 * Chunks in few slots, whose memory is used again and again: memory never touched before costs many times what reading
 * does. Where many have to be read anew, because a walk jumps about in the table, there come to be more slots.
 */
export class ChunkSlots {
  private readonly slots = new Map<number, RecordChunk>();
  private readonly read = new Set<number>();
  private room = FIRST;
  private newest: RecordChunk | null = null;
  private readonly size: number;
  private readonly fill: (bytes: Uint8Array, whole: Uint8Array, index: number) => void;

  /** `size`: bytes of a chunk. `fill` gets memory with anything in it, for chunk `index`. */
  constructor(size: number, fill: (bytes: Uint8Array, whole: Uint8Array, index: number) => void) {
    this.size = size;
    this.fill = fill;
  }

  /** Chunk `index` of `records` records, good until some others were asked for. */
  chunk(index: number, records: number): RecordChunk {
    if (this.newest?.index === index) return this.newest;
    const known = this.slots.get(index);
    // The one used last goes last.
    if (known !== undefined) this.slots.delete(index);
    const chunk = known ?? this.load(index, records);
    this.slots.set(index, chunk);
    return (this.newest = chunk);
  }

  forget(): void {
    this.slots.clear();
    this.read.clear();
    this.newest = null;
  }

  private load(index: number, records: number): RecordChunk {
    if (this.read.has(index)) this.room = Math.min(MOST, this.room + 1 / PRICE);
    this.read.add(index);
    const bytes = this.slots.size < this.room ? new Uint8Array(this.size) : this.oldest();
    const whole = new Uint8Array(records);
    this.fill(bytes, whole, index);
    return { index, bytes, whole };
  }

  private oldest(): Uint8Array {
    const [index, { bytes }] = this.slots.entries().next().value!;
    this.slots.delete(index);
    return bytes;
  }
}
