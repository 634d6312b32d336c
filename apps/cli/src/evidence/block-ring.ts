/** Bytes of one block, and blocks in the ring: it should fit a processor's cache. */
export const BLOCK: number = 1 << 20;
const BLOCKS = 8;
/** Blocks wanted at once by one that had to wait: threads woken for every block take processors from those that work. */
const BATCH = BLOCKS / 2;
/** More blocks than there will ever be. */
const ENDLESS = 2 ** 31 - 1;

/**
 * Memory shared by threads that fill and others that use: blocks in a ring, used in order, each by every user. Of several
 * fillers, n of them, each fills every n-th.
 */
export interface BlockRing {
  readonly data: SharedArrayBuffer;
  /**
   * For each filler the end of what it filled: one more than its last block. Then for each user the blocks it used, the end
   * it waits for, and for each filler how many of those used that one waits for: in one place a filler's number could hide
   * the smaller one of another, which nobody would wake.
   */
  readonly counts: SharedArrayBuffer;
  /** Bytes of each block; 0 ends the work. */
  readonly lengths: SharedArrayBuffer;
  readonly fillers: number;
}

/** Numbers kept of each user. */
function perUser(fillers: number): number {
  return 2 + fillers;
}

function usedBy({ fillers }: BlockRing, user: number): number {
  return fillers + user * perUser(fillers);
}

export function blockRing(users: number, fillers = 1): BlockRing {
  return {
    data: new SharedArrayBuffer(BLOCK * BLOCKS),
    counts: new SharedArrayBuffer(4 * (fillers + users * perUser(fillers))),
    lengths: new SharedArrayBuffer(4 * BLOCKS),
    fillers,
  };
}

/** Waits until the count at `at` is `least`, which whoever counts reads at `wanted`. */
function waitFor(counts: Int32Array, at: number, wanted: number, least: number): void {
  Atomics.store(counts, wanted, least);
  for (let now = Atomics.load(counts, at); now < least; now = Atomics.load(counts, at))
    Atomics.wait(counts, at, now);
}

/** The side that fills: of n the one of this `index`, which fills block `index` and every n-th after it. */
export class BlockFiller {
  private readonly data: SharedArrayBuffer;
  private readonly counts: Int32Array;
  private readonly lengths: Int32Array;
  /** Places of the blocks used, one for each user. */
  private readonly used: readonly number[];
  private readonly index: number;
  private readonly step: number;
  private block: number;

  constructor(ring: BlockRing, index = 0) {
    this.data = ring.data;
    this.counts = new Int32Array(ring.counts);
    this.lengths = new Int32Array(ring.lengths);
    const users = (this.counts.length - ring.fillers) / perUser(ring.fillers);
    this.used = Array.from({ length: users }, (_, user) => usedBy(ring, user));
    this.step = ring.fillers;
    this.index = index;
    this.block = index;
  }

  /** Number of the block `room` gives. */
  get next(): number {
    return this.block;
  }

  /** The next block, once every user has left it: a call may wait. */
  room(): Uint8Array {
    const { counts, block, index } = this;
    for (const used of this.used)
      if (block - Atomics.load(counts, used) >= BLOCKS)
        waitFor(counts, used, used + 2 + index, block - BATCH);
    return new Uint8Array(this.data, (block % BLOCKS) * BLOCK, BLOCK);
  }

  /** Hands over the first `length` bytes of what `room` gave; 0 ends the work, and every filler must say so. */
  publish(length: number): void {
    const { counts, index } = this;
    this.lengths[this.block % BLOCKS] = length;
    // At the end nobody is to wait for a batch.
    const filled = this.block + (length === 0 ? BATCH : 0) + 1;
    this.block += this.step;
    Atomics.store(counts, index, filled);
    for (const used of this.used) if (Atomics.load(counts, used + 1) <= filled) Atomics.notify(counts, index);
  }
}

/** The side of the user `index`, from 0: what `take` does with each block, until the work ends. */
export function useBlocks(ring: BlockRing, index: number, take: (block: Uint8Array) => void): void {
  const counts = new Int32Array(ring.counts);
  const lengths = new Int32Array(ring.lengths);
  const used = usedBy(ring, index);
  for (let block = 0; ; block++) {
    const filler = block % ring.fillers;
    if (Atomics.load(counts, filler) <= block) waitFor(counts, filler, used + 1, block + BATCH);
    const length = lengths[block % BLOCKS]!;
    if (length === 0) break;
    take(new Uint8Array(ring.data, (block % BLOCKS) * BLOCK, length));
    Atomics.store(counts, used, block + 1);
    wake(counts, used, ring.fillers, block + 1);
  }
  leaveBlocks(ring, index);
}

/** Wakes the fillers where one waits for what is used now. */
function wake(counts: Int32Array, used: number, fillers: number, count: number): void {
  for (let wanted = used + 2; wanted < used + 2 + fillers; wanted++)
    if (Atomics.load(counts, wanted) <= count) {
      Atomics.notify(counts, used);
      return;
    }
}

/** What is filled from now on is for others alone: nobody waits for this user again. */
export function leaveBlocks(ring: BlockRing, index: number): void {
  const counts = new Int32Array(ring.counts);
  const used = usedBy(ring, index);
  Atomics.store(counts, used, ENDLESS);
  Atomics.notify(counts, used);
}
