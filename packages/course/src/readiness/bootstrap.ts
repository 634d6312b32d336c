import type { Interval } from './interval.ts';

/** Numbers in [0, 1) from a seed, the same everywhere (mulberry32). For resampling only. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** 95 % percentile interval of a statistic over `rounds` resamples (Efron). Null for fewer than two values. */
export function bootstrapInterval<T>(
  values: readonly T[],
  statistic: (sample: readonly T[]) => number,
  seed: number,
  rounds = 2000,
): Interval | null {
  if (values.length < 2) return null;
  const next = seededNumbers(seed);
  const drawn = Array.from({ length: rounds }, () =>
    statistic(values.map(() => values[Math.floor(next() * values.length)]!)),
  ).toSorted((a, b) => a - b);
  return { low: drawn[Math.floor(rounds * 0.025)]!, high: drawn[Math.ceil(rounds * 0.975) - 1]! };
}
