/** Bytes of one block, and blocks in the ring: it should fit a processor's cache. */
export const BLOCK: number = 1 << 20;
const BLOCKS = 8;
/** Blocks wanted at once by one that had to wait: threads woken for every block take processors from those that work. */
const BATCH = BLOCKS / 2;
/** More blocks than there will ever be. */
const ENDLESS = 2 ** 31 - 1;

/** Memory shared by one thread that fills and others that use: blocks in a ring, filled in order, each used by every user. */
export interface BlockRing {
  readonly data: SharedArrayBuffer;
  /** Blocks filled; then for each user those it used, how many the filler waits for, and how many filled ones it waits for. */
  readonly counts: SharedArrayBuffer;
  /** Bytes of each block; 0 ends the work. */
  readonly lengths: SharedArrayBuffer;
}

const FILLED = 0;
const PER_USER = 3;
const usedBy = (user: number): number => 1 + user * PER_USER;

export function blockRing(users: number): BlockRing {
  return {
    data: new SharedArrayBuffer(BLOCK * BLOCKS),
    counts: new SharedArrayBuffer(4 * (1 + users * PER_USER)),
    lengths: new SharedArrayBuffer(4 * BLOCKS),
  };
}

/** Waits until the count at `at` is `least`, which whoever counts reads at `wanted`. */
function waitFor(counts: Int32Array, at: number, wanted: number, least: number): void {
  Atomics.store(counts, wanted, least);
  for (let now = Atomics.load(counts, at); now < least; now = Atomics.load(counts, at))
    Atomics.wait(counts, at, now);
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
    const { counts, block } = this;
    for (let used = usedBy(0); used < counts.length; used += PER_USER)
      if (block - Atomics.load(counts, used) >= BLOCKS) waitFor(counts, used, used + 1, block - BATCH);
    return new Uint8Array(this.data, (block % BLOCKS) * BLOCK, BLOCK);
  }

  /** Hands over the first `length` bytes of what `room` gave; 0 ends the work. */
  publish(length: number): void {
    const { counts } = this;
    this.lengths[this.block % BLOCKS] = length;
    this.block++;
    // At the end nobody is to wait for a batch.
    const filled = length === 0 ? this.block + BATCH : this.block;
    Atomics.store(counts, FILLED, filled);
    for (let used = usedBy(0); used < counts.length; used += PER_USER)
      if (Atomics.load(counts, used + 2) <= filled) Atomics.notify(counts, FILLED);
  }
}

/** The side of the user `index`, from 0: what `take` does with each block, until the work ends. */
export function useBlocks(ring: BlockRing, index: number, take: (block: Uint8Array) => void): void {
  const counts = new Int32Array(ring.counts);
  const lengths = new Int32Array(ring.lengths);
  const used = usedBy(index);
  for (let block = 0; ; block++) {
    if (Atomics.load(counts, FILLED) <= block) waitFor(counts, FILLED, used + 2, block + BATCH);
    const length = lengths[block % BLOCKS]!;
    if (length === 0) return;
    take(new Uint8Array(ring.data, (block % BLOCKS) * BLOCK, length));
    Atomics.store(counts, used, block + 1);
    if (Atomics.load(counts, used + 1) <= block + 1) Atomics.notify(counts, used);
  }
}

/** What is filled from now on is for others alone: nobody waits for this user again. */
export function leaveBlocks(ring: BlockRing, index: number): void {
  const counts = new Int32Array(ring.counts);
  Atomics.store(counts, usedBy(index), ENDLESS);
  Atomics.notify(counts, usedBy(index));
}
