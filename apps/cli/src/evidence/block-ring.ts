/** Bytes of one block, and blocks in the ring: it should fit a processor's cache. */
export const BLOCK: number = 1 << 20;
const BLOCKS = 8;

/** Memory shared by one thread that fills and others that use: blocks in a ring, filled in order, each used by every user. */
export interface BlockRing {
  readonly data: SharedArrayBuffer;
  /** `[filled, used by user 0, used by user 1, …]`, counted in blocks. */
  readonly counts: SharedArrayBuffer;
  /** Bytes of each block; 0 ends the work. */
  readonly lengths: SharedArrayBuffer;
}

export function blockRing(users: number): BlockRing {
  return {
    data: new SharedArrayBuffer(BLOCK * BLOCKS),
    counts: new SharedArrayBuffer(4 * (users + 1)),
    lengths: new SharedArrayBuffer(4 * BLOCKS),
  };
}

/** The side that fills. */
export class BlockFiller {
  private readonly data: SharedArrayBuffer;
  private readonly counts: Int32Array;
  private readonly lengths: Int32Array;
  private block = 0;

  constructor({ data, counts, lengths }: BlockRing) {
    this.data = data;
    this.counts = new Int32Array(counts);
    this.lengths = new Int32Array(lengths);
  }

  /** The next block, once every user has left it: a call may wait. */
  room(): Uint8Array {
    for (let user = 1; user < this.counts.length; user++) this.waitFor(user);
    return new Uint8Array(this.data, (this.block % BLOCKS) * BLOCK, BLOCK);
  }

  /** Hands over the first `length` bytes of what `room` gave; 0 ends the work. */
  publish(length: number): void {
    this.lengths[this.block % BLOCKS] = length;
    this.block++;
    Atomics.store(this.counts, 0, this.block);
    Atomics.notify(this.counts, 0);
  }

  private waitFor(user: number): void {
    const { counts, block } = this;
    for (let used = Atomics.load(counts, user); block - used >= BLOCKS; used = Atomics.load(counts, user))
      Atomics.wait(counts, user, used);
  }
}

/** The side of the user `index`, from 0: what `take` does with each block, until the work ends. */
export function useBlocks(ring: BlockRing, index: number, take: (block: Uint8Array) => void): void {
  const counts = new Int32Array(ring.counts);
  const lengths = new Int32Array(ring.lengths);
  for (let block = 0; ; block++) {
    for (let filled = Atomics.load(counts, 0); filled <= block; filled = Atomics.load(counts, 0))
      Atomics.wait(counts, 0, filled);
    const length = lengths[block % BLOCKS]!;
    if (length === 0) return;
    take(new Uint8Array(ring.data, (block % BLOCKS) * BLOCK, length));
    Atomics.store(counts, index + 1, block + 1);
    Atomics.notify(counts, index + 1);
  }
}

/** What is filled from now on is for others alone: nobody waits for this user again. */
export function leaveBlocks(ring: BlockRing, index: number): void {
  const counts = new Int32Array(ring.counts);
  Atomics.store(counts, index + 1, 2 ** 31 - 1);
  Atomics.notify(counts, index + 1);
}
