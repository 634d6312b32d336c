import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { useBlocks } from './block-ring.ts';
import type { HasherStart } from './parallel-hash.ts';

/** One digest over the blocks of a ring, in a thread of its own. */
const { ring, index, algorithm } = workerData as HasherStart;

parentPort?.postMessage('ready');
const hash = createHash(algorithm);
useBlocks(ring, index, (block) => void hash.update(block));
parentPort?.postMessage(hash.digest('hex'));
