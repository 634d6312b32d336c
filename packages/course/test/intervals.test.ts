import { describe, expect, test } from 'vitest';
import {
  bootstrapInterval,
  meanInterval,
  medianInterval,
  seededNumbers,
  wilsonInterval,
} from '../src/index.ts';
import { meanOf, tQuantile } from '../src/readiness/interval.ts';

describe('Wilson', () => {
  // Values of Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (hits, of, low, high) => {
    const interval = wilsonInterval(hits, of)!;
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('everybody of forty mirrors nobody of forty; nothing has no interval', () => {
    const all = wilsonInterval(40, 40)!;
    const none = wilsonInterval(0, 40)!;
    expect(all.high).toBe(1);
    expect(all.low).toBeCloseTo(1 - none.high, 12);
    expect(wilsonInterval(0, 0)).toBeNull();
  });
});

describe('Student’s t', () => {
  // Any printed table of two-sided 95 % points.
  test.each([
    [1, 12.7062],
    [2, 4.3027],
    [3, 3.1824],
    [5, 2.5706],
    [9, 2.2622],
    [10, 2.2281],
    [30, 2.0423],
    [39, 2.0227],
    [120, 1.9799],
  ])('%i degrees of freedom: %f', (degrees, expected) => {
    expect(tQuantile(degrees)).toBeCloseTo(expected, 4);
  });

  test('a mean by hand: 1 to 5', () => {
    // mean 3, s = sqrt(2.5), half = 2.7764 · s / sqrt(5)
    const interval = meanInterval([1, 2, 3, 4, 5])!;
    expect(interval.low).toBeCloseTo(1.0368, 4);
    expect(interval.high).toBeCloseTo(4.9632, 4);
    expect(meanInterval([3])).toBeNull();
  });
});

describe('the median', () => {
  // Ranks of Conover, Practical Nonparametric Statistics: the r-th from either end.
  test.each([
    [5, null],
    [6, 1],
    [10, 2],
    [40, 14],
    [100, 40],
  ])('of %i values: rank %s', (n, rank) => {
    const values = Array.from({ length: n }, (_, i) => i + 1);
    const found = medianInterval(values)!;
    expect(found.median).toBe((n + 1) / 2);
    expect(found.interval).toEqual(rank === null ? null : { low: rank, high: n + 1 - rank });
  });

  test('of thousands stays close to n/2 ± 0.98 √n; of nothing is nothing', () => {
    const { interval } = medianInterval(Array.from({ length: 4000 }, (_, i) => i + 1))!;
    expect(interval).toEqual({ low: 1938, high: 2063 });
    expect(medianInterval([])).toBeNull();
  });
});

describe('bootstrap', () => {
  const values = Array.from({ length: 40 }, (_, i) => (i * 7919) % 41);

  test('the same seed gives the same interval, another one nearly so', () => {
    const one = bootstrapInterval(values, meanOf, 1)!;
    expect(bootstrapInterval(values, meanOf, 1)).toEqual(one);
    const other = bootstrapInterval(values, meanOf, 2)!;
    expect(other).not.toEqual(one);
    expect(Math.abs(other.low - one.low)).toBeLessThan(0.6);
  });

  test('of a mean agrees with t to a tenth of its width', () => {
    const t = meanInterval(values)!;
    const one = bootstrapInterval(values, meanOf, 7)!;
    const width = t.high - t.low;
    expect(Math.abs(one.low - t.low)).toBeLessThan(width / 10);
    expect(Math.abs(one.high - t.high)).toBeLessThan(width / 10);
  });

  test('numbers of a seed are spread evenly', () => {
    const next = seededNumbers(42);
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 100_000; i++) tenths[Math.floor(next() * 10)]!++;
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });
});
