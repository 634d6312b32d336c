import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { BLOCK, BLOCKS, type HasherStart } from './hash-ring.ts';

/** One digest over the blocks of a ring, in a thread of its own. */
const { ring, index, algorithm } = workerData as HasherStart;
const counts = new Int32Array(ring.counts);
const lengths = new Int32Array(ring.lengths);
const hash = createHash(algorithm);

function waitForBlock(block: number): void {
  for (let filled = Atomics.load(counts, 0); filled <= block; filled = Atomics.load(counts, 0))
    Atomics.wait(counts, 0, filled);
}

parentPort?.once('message', () => {
  for (let block = 0; ; block++) {
    waitForBlock(block);
    const length = lengths[block % BLOCKS]!;
    if (length === 0) break;
    hash.update(new Uint8Array(ring.data, (block % BLOCKS) * BLOCK, length));
    Atomics.store(counts, index + 1, block + 1);
    Atomics.notify(counts, index + 1);
  }
  parentPort?.postMessage(hash.digest('hex'));
});
