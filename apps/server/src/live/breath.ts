import { setImmediate } from 'node:timers/promises';

/**
 * Long work in slices: `await breathe()` between its steps lets waiting requests through whenever a slice of `sliceMs` is
 * used up, and costs nothing otherwise.
 */
export function breather(sliceMs: number): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < sliceMs) return;
    await setImmediate();
    since = performance.now();
  };
}
