import { IndexSort } from './index-sort.ts';

const TWO_32 = 2 ** 32;

/** Indices of `seconds` (whole, negative before 1970) in ascending order; equal ones keep theirs. */
export function sortByTime(seconds: readonly number[]): Uint32Array {
  let least = Infinity;
  for (const second of seconds) if (second < least) least = second;
  const low = new Uint32Array(seconds.length);
  const high = new Uint32Array(seconds.length);
  // Written out: filling through a mapping takes several times as long.
  for (let i = 0; i < low.length; i++) {
    const above = seconds[i]! - least;
    low[i] = above % TWO_32;
    high[i] = above / TWO_32;
  }
  return new IndexSort(low.length).by(low.length, low, high);
}
