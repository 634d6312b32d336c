/** What `chromium.ts` runs in the browser: one case, event by event and as a whole, on the monitor. Bundled; talks through `bench`. */
import { compilePractices, createMonitor, type Practice } from '@tracecraft/practice';
import { syntheticCase } from './synthetic-case.ts';

/** Times of one case in milliseconds, as far as the clock of the page tells. */
export interface Measured {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly mean: number;
  /** Slowest and 99th of a hundred run of a hundred events, divided by a hundred: what a coarse clock cannot blur. */
  readonly batchP99: number;
  readonly batchMax: number;
  readonly verdicts: number;
}

const BATCH = 100;

/** `read`: the verdicts that changed are put into objects after each event, as a screen that shows them does. */
function measure(
  practices: readonly Practice[],
  { checks, events: size, read }: { checks: number; events: number; read: boolean },
): Measured {
  const monitor = createMonitor(compilePractices(practices.slice(0, checks)));
  const events = syntheticCase(size, 8);
  const times = new Float64Array(events.length);
  const batches: number[] = [];
  let told = 0;
  let began = performance.now();
  for (let i = 0; i < events.length; i++) {
    const before = performance.now();
    const changes = monitor.add([events[i]!]);
    if (read) for (const verdict of changes) told += verdict.proof.length;
    times[i] = performance.now() - before;
    if ((i + 1) % BATCH > 0) continue;
    const now = performance.now();
    batches.push((now - began) / BATCH);
    began = now;
  }
  if (read && told === 0) throw new Error('nothing was told');
  const sorted = times.toSorted();
  const batched = Float64Array.from(batches).sort();
  return {
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    max: quantile(sorted, 1),
    mean: times.reduce((sum, time) => sum + time, 0) / events.length,
    batchP99: quantile(batched, 0.99),
    batchMax: quantile(batched, 1),
    verdicts: monitor.verdicts().length,
  };
}

/** Milliseconds of folding a case of `size` events as a whole, `runs` times, in the order they were run. */
function refold(practices: readonly Practice[], size: number, runs: number): readonly number[] {
  const compiled = compilePractices(practices);
  const events = syntheticCase(size, 8);
  return Array.from({ length: runs }, () => {
    const before = performance.now();
    createMonitor(compiled).add(events);
    return performance.now() - before;
  });
}

function quantile(sorted: Float64Array, q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

/** The least step of the page's clock, milliseconds. */
function clockStep(): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 200; i++) {
    const from = performance.now();
    let to = from;
    while (to === from) to = performance.now();
    least = Math.min(least, to - from);
  }
  return least;
}

Object.assign(globalThis, { bench: { measure, refold, clockStep } });
