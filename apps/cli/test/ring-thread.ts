import { parentPort, workerData } from 'node:worker_threads';
import { BlockFiller, useBlocks, type BlockRing } from '../src/evidence/block-ring.ts';

/** One side of a ring in a thread, which rests now and then for a time its seed decides. */
export interface RingPart {
  readonly ring: BlockRing;
  readonly side: 'fill' | 'use';
  readonly index: number;
  readonly blocks: number;
  readonly seed: number;
}

const { ring, side, index, blocks, seed } = workerData as RingPart;
const still = new Int32Array(new SharedArrayBuffer(4));
let state = seed;
let lazy = false;

/** Long idle stretches and long busy ones: the other side must come to wait. */
function rest(block: number): void {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  if (block % 8 === 0) lazy = state >>> 30 === 0;
  if (lazy) Atomics.wait(still, 0, 0, (state >>> 16) % 4);
}

function fill(): number[] {
  const filler = new BlockFiller(ring, index);
  for (;;) {
    const room = filler.room();
    const { next } = filler;
    rest(next);
    if (next < blocks) new DataView(room.buffer, room.byteOffset).setUint32(0, next);
    filler.publish(next < blocks ? 1 + (next % 4096) : 0);
    if (next >= blocks) return [];
  }
}

function use(): number[] {
  const seen: number[] = [];
  useBlocks(ring, index, (block) => {
    rest(seen.length / 2);
    seen.push(new DataView(block.buffer, block.byteOffset).getUint32(0), block.length);
  });
  return seen;
}

parentPort?.postMessage(side === 'fill' ? fill() : use());
