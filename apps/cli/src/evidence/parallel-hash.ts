import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BLOCK, BLOCKS, hashRing, type HasherStart, type HashRing } from './hash-ring.ts';

/** Less than this is done before threads have started. */
const SMALL = 32 << 20;

/** What is hashed: `fill` reads `target.length` bytes from `offset` and is called once for each stretch, in order. */
export interface HashInput {
  readonly size: number;
  readonly fill: (offset: number, target: Uint8Array) => void;
  readonly progress?: (done: number) => void;
}

/** Digests of the input by name, hexadecimal: each in a thread of its own while this one reads. */
export async function hashInParallel<Name extends string>(
  names: readonly Name[],
  input: HashInput,
): Promise<Record<Name, string>> {
  const digests = input.size < SMALL ? hashHere(names, input) : await hashBeside(names, input);
  return Object.fromEntries(names.map((name, i) => [name, digests[i]])) as Record<Name, string>;
}

function hashHere(names: readonly string[], { size, fill }: HashInput): string[] {
  const hashes = names.map((name) => createHash(name));
  for (let at = 0; at < size; at += BLOCK) {
    const bytes = new Uint8Array(Math.min(BLOCK, size - at));
    fill(at, bytes);
    for (const hash of hashes) hash.update(bytes);
  }
  return hashes.map((hash) => hash.digest('hex'));
}

async function hashBeside(names: readonly string[], input: HashInput): Promise<string[]> {
  const ring = hashRing(names.length);
  const workers = names.map((algorithm, index) => {
    const workerData: HasherStart = { ring, index, algorithm };
    return startWorker(new URL('./hash-worker.ts', import.meta.url), workerData);
  });
  try {
    // Reading blocks this thread, so every worker must be there before.
    await Promise.all(workers.map((worker) => once(worker, 'online')));
    const answers = workers.map((worker) => once(worker, 'message') as Promise<[string]>);
    for (const worker of workers) worker.postMessage('go');
    readBlocks(ring, names.length, input);
    return (await Promise.all(answers)).map(([digest]) => digest);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/**
 * A thread does not take the compile cache over: without it each would load the compiler that strips types, which takes
 * longer than its start.
 */
function startWorker(place: URL, workerData: HasherStart): Worker {
  const cache = getCompileCacheDir();
  if (cache === undefined) return new Worker(place, { workerData });
  // The folder of this version lies in the one that was chosen.
  const enable = `require('node:module').enableCompileCache(${JSON.stringify(dirname(cache))});`;
  return new Worker(`${enable} import(${JSON.stringify(place.href)});`, { eval: true, workerData });
}

function readBlocks(ring: HashRing, hashers: number, { size, fill, progress }: HashInput): void {
  const counts = new Int32Array(ring.counts);
  const lengths = new Int32Array(ring.lengths);
  for (let block = 0, at = 0; ; block++, at += BLOCK) {
    for (let hasher = 1; hasher <= hashers; hasher++) waitForRoom(counts, hasher, block);
    const length = Math.max(0, Math.min(BLOCK, size - at));
    if (length > 0) fill(at, new Uint8Array(ring.data, (block % BLOCKS) * BLOCK, length));
    lengths[block % BLOCKS] = length;
    Atomics.store(counts, 0, block + 1);
    Atomics.notify(counts, 0);
    if (length === 0) return;
    progress?.(at + length);
  }
}

function waitForRoom(counts: Int32Array, hasher: number, block: number): void {
  for (let used = Atomics.load(counts, hasher); block - used >= BLOCKS; used = Atomics.load(counts, hasher))
    Atomics.wait(counts, hasher, used);
}
