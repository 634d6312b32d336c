import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementOf, ratingsOf, type CourseState, type Rating } from '../src/index.ts';
import { markOf } from './marks.ts';

/** Four observers, twelve units, with gaps: the data printed with the definition of alpha. */
const CLASSIC: readonly (readonly [string, string])[] = [
  ['A', '123321412...'],
  ['B', '123322412 5.3'.replace(' ', '')],
  ['C', '.33323422 51.'.replace(' ', '')],
  ['D', '123324412 51.'.replace(' ', '')],
];
const classic: readonly Rating[] = CLASSIC.flatMap(([rater, row]) =>
  row
    .split('')
    .flatMap((value, i) => (value === '.' ? [] : [{ unit: `u${i + 1}`, rater, value: Number(value) }])),
);
const rating = (unit: string, rater: string, value: number): Rating => ({ unit, rater, value });

/** xorshift32: any seeded generator will do. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

describe('Krippendorff’s alpha', () => {
  test('the classic four observers and twelve units: 0.7434, 0.8154, 0.8491, 0.7974', () => {
    expect(CLASSIC.map(([, row]) => row.length)).toEqual([12, 12, 12, 12]);
    const found = agreementOf(classic);
    expect(found.nominal.alpha).toBeCloseTo(0.7434, 4);
    expect(found.ordinal.alpha).toBeCloseTo(0.8154, 4);
    expect(found.interval.alpha).toBeCloseTo(0.8491, 4);
    expect(found.ratio.alpha).toBeCloseTo(0.7974, 4);
    // unit 12 has one rating only and pairs with nothing
    expect([found.units, found.raters]).toEqual([11, 4]);
  });

  test('two who always agree have 1; two who always swap two values have less than chance', () => {
    const agree = ['a', 'b', 'c'].flatMap((unit, i) => [rating(unit, 'X', i), rating(unit, 'Y', i)]);
    expect(agreementOf(agree).interval.alpha).toBe(1);
    const swap = [rating('a', 'X', 0), rating('a', 'Y', 1), rating('b', 'X', 1), rating('b', 'Y', 0)];
    // By hand: all 4 values pair unlike; Do = 1, De = 8/12 → 1 − 1.5.
    expect(agreementOf(swap).nominal.alpha).toBeCloseTo(-0.5, 10);
  });

  test('nothing to pair, or one value only: no number, and why', () => {
    expect(agreementOf([]).nominal).toEqual({ alpha: null, reason: 'too-few', interval: null });
    expect(agreementOf([rating('a', 'X', 1), rating('b', 'Y', 2)]).ordinal.reason).toBe('too-few');
    const same = ['a', 'b'].flatMap((unit) => [rating(unit, 'X', 3), rating(unit, 'Y', 3)]);
    expect(agreementOf(same, { random: seeded(1) }).interval).toEqual({
      alpha: null,
      reason: 'one-value',
      interval: null,
    });
  });

  test('raters’ names and the order of ratings do not matter; ordinal does not change when values are stretched', () => {
    const ratings = fc.array(
      fc.record({
        unit: fc.constantFrom('a', 'b', 'c', 'd'),
        rater: fc.constantFrom('X', 'Y', 'Z'),
        value: fc.integer({ min: 0, max: 4 }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(ratings, (drawn) => {
        const some = [...new Map(drawn.map((one) => [`${one.unit}${one.rater}`, one])).values()];
        const found = agreementOf(some);
        const renamed = some.toReversed().map((one) => ({ ...one, rater: `${one.rater}!` }));
        const again = agreementOf(renamed);
        for (const metric of ['nominal', 'ordinal', 'interval', 'ratio'] as const)
          if (found[metric].alpha === null) expect(again[metric].alpha).toBeNull();
          else expect(again[metric].alpha).toBeCloseTo(found[metric].alpha, 9);
        const stretched = agreementOf(some.map((one) => ({ ...one, value: one.value ** 3 + 1 })));
        if (found.ordinal.alpha !== null) expect(stretched.ordinal.alpha).toBeCloseTo(found.ordinal.alpha, 9);
      }),
      { numRuns: 100 },
    );
  });

  test('the interval is the seed’s: same seed, same interval; it holds alpha, and fewer units make it wider', () => {
    const first = agreementOf(classic, { random: seeded(7) }).interval;
    expect(agreementOf(classic, { random: seeded(7) }).interval).toEqual(first);
    expect(first.interval!.low).toBeLessThan(first.alpha!);
    expect(first.interval!.high).toBeGreaterThan(first.alpha!);
    const wide = agreementOf(classic, { random: seeded(7), confidence: 0.99 }).interval.interval!;
    expect(wide.low).toBeLessThanOrEqual(first.interval!.low);
    expect(agreementOf(classic).interval.interval).toBeNull();
  });
});

test('ratings are independent marks: no calibration, no third; a unit is one criterion of one case', () => {
  const marks: CourseState['marks'] = [
    markOf('case:1', 'a', 'limits', 3, 'first'),
    markOf('case:1', 'b', 'limits', 1, 'second'),
    markOf('case:1', 'c', 'limits', 2, 'third'),
    markOf('worked:x', 'a', 'limits', 4, 'calibration'),
    markOf('case:2', 'a', 'limits', 0, 'first'),
  ];
  expect(ratingsOf(marks).map((one) => `${one.unit} ${one.rater} ${one.value}`)).toEqual([
    'case:1/explanation-report@1.0.0/limits a 3',
    'case:1/explanation-report@1.0.0/limits b 1',
    'case:2/explanation-report@1.0.0/limits a 0',
  ]);
});
