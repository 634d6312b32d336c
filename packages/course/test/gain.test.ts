import { describe, expect, test } from 'vitest';
import { gainOf, testName, type CourseState } from '../src/index.ts';
import { testBank } from './content-files.ts';
import { courseState, invited, officer, officers, opened, type CourseAct } from './course-builder.ts';

const bank = testBank('five-day-test');
const name = testName(bank);

/** Answers with the first `right` items right, and the first wrong choice for the rest. */
function answered(account: string, pass: 'before' | 'after', right: number): CourseAct {
  const answers = bank.items.map(({ id, answer, choices }, i) => {
    const wrong = choices.find((choice) => choice.id !== answer)!.id;
    return `${id}=${i < right ? answer : wrong}`;
  });
  return { kind: 'test.answered', by: account, fields: { test: name, pass, answers } };
}

function course(scores: readonly (readonly [before: number | null, after: number | null])[]): CourseState {
  const answers = scores.flatMap(([before, after], i) => [
    ...(before === null ? [] : [answered(officer(i + 1), 'before', before)]),
    ...(after === null ? [] : [answered(officer(i + 1), 'after', after)]),
  ]);
  return courseState([opened, ...officers(scores.length), ...answers]);
}

const paired = [
  [8, 12],
  [9, 13],
  [10, 13],
  [7, 14],
  [12, 15],
  [6, 9],
  [11, 12],
  [9, 15],
  [10, 16],
  [8, 11],
  [13, 17],
  [5, 10],
] as const;

describe('paired gain', () => {
  const gain = gainOf(course(paired), bank, { seed: 1 });

  test('mean of the differences and its t interval, worked out by hand', () => {
    // differences 4 4 3 7 3 3 1 6 6 3 4 5: mean 49/12, s² = 30.9167/11, t(11) = 2.20099
    expect(gain.pairs).toBe(12);
    expect(gain.gain).toBeCloseTo(49 / 12 / 20, 10);
    const half = (2.200985 * Math.sqrt(30.916667 / 11)) / Math.sqrt(12) / 20;
    expect(gain.interval?.low).toBeCloseTo(49 / 240 - half, 6);
    expect(gain.interval?.high).toBeCloseTo(49 / 240 + half, 6);
    expect(gain.before).toBeCloseTo(108 / 240, 10);
    expect(gain.after).toBeCloseTo(157 / 240, 10);
  });

  test('the bootstrap interval is of the same size, and the same for the same seed', () => {
    expect(gain.bootstrap!.low).toBeGreaterThan(gain.interval!.low - 0.02);
    expect(gain.bootstrap!.high).toBeLessThan(gain.interval!.high + 0.02);
    expect(gainOf(course(paired), bank, { seed: 1 })).toEqual(gain);
  });

  test('officers with one pass only are told and not counted: they move no figure', () => {
    const more = gainOf(course([...paired, [20, null], [20, null], [null, 0]]), bank, { seed: 1 });
    expect(more).toEqual({ ...gain, onlyBefore: 2, onlyAfter: 1 });
  });

  test('the first answers of a pass count, whatever is sent after them', () => {
    const again = [
      opened,
      ...officers(12),
      ...paired.flatMap(([before, after], i) => [
        answered(officer(i + 1), 'before', before),
        answered(officer(i + 1), 'after', after),
        answered(officer(i + 1), 'after', 20),
      ]),
    ];
    expect(gainOf(courseState(again), bank, { seed: 1 })).toEqual(gain);
  });

  test('answers to another version of the test, or by staff, do not count', () => {
    const state = courseState([
      opened,
      ...officers(12),
      ...paired.flatMap(([before, after], i) => [
        answered(officer(i + 1), 'before', before),
        answered(officer(i + 1), 'after', after),
      ]),
      answered('office', 'before', 0),
      answered('office', 'after', 20),
      {
        ...answered(officer(1), 'before', 0),
        fields: { ...answered(officer(1), 'before', 0).fields, test: 'five-day-test@0.9.0' },
      },
    ]);
    expect(gainOf(state, bank, { seed: 1 })).toEqual(gain);
  });
});

test('fewer than ten pairs show nothing but how many there were', () => {
  const few = gainOf(course(paired.slice(0, 9)), bank, { seed: 1 });
  expect(few).toMatchObject({
    pairs: 9,
    suppressed: true,
    gain: null,
    before: null,
    after: null,
    interval: null,
    bootstrap: null,
    items: [],
  });
});

describe('items', () => {
  const { items } = gainOf(course(paired), bank, { seed: 1 });

  test('the first item, right for all twelve both times, and the last, wrong for all', () => {
    expect(items).toHaveLength(20);
    expect(items[0]).toMatchObject({ before: 1, after: 1, discrimination: null, commonError: null });
    expect(items[19]).toMatchObject({ before: 0, after: 0, discrimination: null });
  });

  test('an item that only those good at the rest get right tells them apart', () => {
    // item 14 (index 13) is right after the course for those with 14 or more: 7 14 15 15 16 17
    expect(items[13]?.after).toBeCloseTo(5 / 12, 10);
    // rest of the test: 13 14 14 15 16 of those, 12 13 13 9 12 11 10 of the others; point-biserial (M1 − M0)/s · √(pq)
    const spread = Math.sqrt(1970 / 12 - (152 / 12) ** 2);
    expect(items[13]?.discrimination).toBeCloseTo(((72 / 5 - 80 / 7) / spread) * Math.sqrt(35 / 144), 10);
  });

  test('the wrong choice most took is named', () => {
    const { choices, answer } = bank.items[19]!;
    expect(items[19]?.commonError).toBe(choices.find((choice) => choice.id !== answer)!.id);
  });
});

test('a group of accounts is compared alone', () => {
  const state = courseState([
    opened,
    invited('Aranya', 'Police', 20),
    ...officers(24),
    ...Array.from({ length: 24 }, (_, i) => [
      answered(officer(i + 1), 'before', 5),
      answered(officer(i + 1), 'after', i < 12 ? 15 : 5),
    ]).flat(),
  ]);
  const accounts = new Set(Array.from({ length: 12 }, (_, i) => officer(i + 1)));
  expect(gainOf(state, bank, { seed: 1, accounts }).gain).toBeCloseTo(0.5, 10);
  expect(gainOf(state, bank, { seed: 1 }).gain).toBeCloseTo(0.25, 10);
});
