import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { BLOCK, BlockFiller, blockRing, type BlockRing } from './block-ring.ts';
import { startWorker } from './start-worker.ts';

/** What a hasher is started with. */
export interface HasherStart {
  readonly ring: BlockRing;
  /** Of this hasher, from 0. */
  readonly index: number;
  readonly algorithm: string;
}

/** Less than this is done before threads have started. */
const SMALL = 32 << 20;

/** What is hashed: `fill` reads `target.length` bytes from `offset` and is called once for each stretch, in order. */
export interface HashInput {
  readonly size: number;
  readonly fill: (offset: number, target: Uint8Array) => void;
  readonly progress?: (done: number) => void;
  /** Reading is a copy and no more: a single digest is made sooner in this thread, while a block is near the processor. */
  readonly isPlain?: boolean;
  /** Starts a thread that fills every second block, where reading takes longer than hashing. */
  readonly second?: (ring: BlockRing) => SecondReader;
}

/** One more reader of the same bytes; its thread's first message says that it is there. */
export interface SecondReader {
  readonly thread: Worker;
  /** Once it has read all that is its part; fails where it could not. */
  readonly ended: Promise<void>;
}

/** Digests of the input by name, hexadecimal: several, or where reading is work, each in a thread of its own while this one reads. */
export async function hashInParallel<Name extends string>(
  names: readonly Name[],
  input: HashInput,
): Promise<Record<Name, string>> {
  const isHere = input.size < SMALL || (input.isPlain === true && names.length === 1);
  const digests = isHere ? hashHere(names, input) : await hashBeside(names, input);
  return Object.fromEntries(names.map((name, i) => [name, digests[i]])) as Record<Name, string>;
}

function hashHere(names: readonly string[], { size, fill, progress }: HashInput): string[] {
  const hashes = names.map((name) => createHash(name));
  const block = new Uint8Array(Math.min(BLOCK, size));
  for (let at = 0; at < size; at += BLOCK) {
    const bytes = block.subarray(0, Math.min(BLOCK, size - at));
    fill(at, bytes);
    for (const hash of hashes) hash.update(bytes);
    progress?.(at + bytes.length);
  }
  return hashes.map((hash) => hash.digest('hex'));
}

async function hashBeside(names: readonly string[], input: HashInput): Promise<string[]> {
  const ring = blockRing(names.length, input.second === undefined ? 1 : 2);
  const workers = names.map((algorithm, index) => {
    const workerData: HasherStart = { ring, index, algorithm };
    return startWorker(new URL('./hash-worker.ts', import.meta.url), { workerData });
  });
  const second = input.second?.(ring);
  const threads = second === undefined ? workers : [...workers, second.thread];
  try {
    // Reading blocks this thread: each must be there before, and one whose module cannot be read fails here.
    await Promise.all(threads.map((thread) => once(thread, 'message')));
    const answers = workers.map((worker) => once(worker, 'message') as Promise<[string]>);
    fillBlocks(new BlockFiller(ring), input);
    await second?.ended;
    return (await Promise.all(answers)).map(([digest]) => digest);
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** Fills the blocks that are this filler's part, in order. */
export function fillBlocks(filler: BlockFiller, { size, fill, progress }: HashInput): void {
  for (;;) {
    const room = filler.room();
    const at = filler.next * BLOCK;
    const length = Math.max(0, Math.min(BLOCK, size - at));
    if (length > 0) fill(at, room.subarray(0, length));
    filler.publish(length);
    if (length === 0) return;
    progress?.(at + length);
  }
}
