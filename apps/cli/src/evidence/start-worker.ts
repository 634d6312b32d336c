import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts the module at `place` in a thread. A thread does not take the compile cache over: without it each would load the
 * compiler that strips types, which takes longer than its start.
 */
export function startWorker(place: URL, options: WorkerOptions): Worker {
  const cache = getCompileCacheDir();
  if (cache === undefined) return new Worker(place, options);
  // The folder of this version lies in the one that was chosen.
  const enable = `require('node:module').enableCompileCache(${JSON.stringify(dirname(cache))});`;
  return new Worker(`${enable} import(${JSON.stringify(place.href)});`, { ...options, eval: true });
}
