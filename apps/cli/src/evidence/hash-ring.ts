/** Bytes of one block, and blocks in the ring: it should fit a processor's cache. */
export const BLOCK: number = 1 << 20;
export const BLOCKS = 8;

/** Memory shared by one reader and several hashers: blocks in a ring, filled in order, each used by every hasher. */
export interface HashRing {
  readonly data: SharedArrayBuffer;
  /** `[filled, used by hasher 0, used by hasher 1, …]`, counted in blocks. */
  readonly counts: SharedArrayBuffer;
  /** Bytes of each block; 0 ends the work. */
  readonly lengths: SharedArrayBuffer;
}

export function hashRing(hashers: number): HashRing {
  return {
    data: new SharedArrayBuffer(BLOCK * BLOCKS),
    counts: new SharedArrayBuffer(4 * (hashers + 1)),
    lengths: new SharedArrayBuffer(4 * BLOCKS),
  };
}

/** What a hasher is started with. */
export interface HasherStart {
  readonly ring: HashRing;
  /** Of this hasher, from 0. */
  readonly index: number;
  readonly algorithm: string;
}
