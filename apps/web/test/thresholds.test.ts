import { expect, it } from 'vitest';
import { thresholdOf } from '../src/screens/advice/thresholds.ts';

it('a countdown of ten minutes is read out at most seven times, not six hundred', () => {
  const read = new Set<number>();
  for (let left = 600_000; left >= -5_000; left -= 1_000) read.add(thresholdOf(left));
  expect(read.size).toBeLessThanOrEqual(7);
  expect([...read]).toEqual([600_000, 300_000, 120_000, 60_000, 30_000, 0]);
});

it('far away it is read once', () => expect(thresholdOf(5 * 3_600_000)).toBe(Number.POSITIVE_INFINITY));
