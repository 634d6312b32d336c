import { describe, expect, test } from 'vitest';
import { calibrationIn, criterionMarks, markingQueue, neededIn, type CourseRun } from '../src/index.ts';
import { courseState, FIRST_DAY, type CourseAct } from './course-builder.ts';
import { wholly } from './marks.ts';
import { shippedRubrics } from './shipped-rubrics.ts';

const CASE = 'case:x';
const report = shippedRubrics().find((one) => one.id === 'explanation-report')!;

function planned(more: CourseAct['fields'] = {}, run = 'r1'): CourseAct {
  const times = { starts: FIRST_DAY, ends: FIRST_DAY + 3_600_000 };
  const plays = { plays: 'exercise:blue-tape', version: '1.0.0', teams: ['t1'] };
  return { kind: 'run.planned', by: 'trainer', fields: { run, ...plays, ...times, ...more } };
}
const runsAfter = (...acts: readonly CourseAct[]): readonly CourseRun[] => [
  ...courseState(acts).runs.values(),
];
const stateOf = (run: CourseRun | undefined, levels: readonly number[]): string => {
  const rounds = ['first', 'second'] as const;
  const marks = levels.flatMap((level, i) => wholly(report, CASE, `m${i}`, level, rounds[i] ?? 'first'));
  return criterionMarks(report, marks, CASE, neededIn(run))[0]?.state ?? '';
};

describe('how a run is marked, by the word of its trainer', () => {
  test('one marker is enough where it says one, and nobody else is asked; a case outside any run goes by the rubric', () => {
    const [alone] = runsAfter(planned({ markers: 1 }));
    expect([stateOf(alone, [2]), stateOf(undefined, [2])]).toEqual(['marked', 'awaiting']);
    const marks = wholly(report, CASE, 'ana', 2, 'first');
    const asked = (run: CourseRun | undefined): number =>
      markingQueue('ben', [CASE], [report], marks, neededIn(run)).length;
    expect([asked(alone), asked(undefined)]).toEqual([0, 1]);
  });

  test('how far apart two may be before a third is asked', () => {
    const [strict] = runsAfter(planned({ tolerance: 0 }));
    const [loose] = runsAfter(planned({ tolerance: 3 }));
    expect([stateOf(strict, [2, 3]), stateOf(loose, [0, 3])]).toEqual(['third', 'marked']);
    expect([stateOf(undefined, [2, 3]), stateOf(undefined, [0, 3])]).toEqual(['marked', 'third']);
  });

  test('planning anew without a word on it leaves it; another word stands in its place', () => {
    const [kept] = runsAfter(planned({ markers: 1, calibration: 90 }), planned());
    expect(kept?.marking).toEqual({ markers: 1, tolerance: null, calibration: 90 });
    const [changed] = runsAfter(planned({ markers: 1 }), planned({ markers: 3 }));
    expect(changed?.marking.markers).toBe(3);
  });

  test('what makes no sense was not said: nobody, six, fewer than nobody, a hundred and one percent', () => {
    const words = [
      ['markers', 0],
      ['markers', 6],
      ['markers', -1],
      ['tolerance', 11],
      ['calibration', 101],
    ] as const;
    for (const [name, value] of words)
      expect(runsAfter(planned({ [name]: value }))[0]?.marking).toEqual({
        markers: null,
        tolerance: null,
        calibration: null,
      });
  });

  test('an assessor calibrates once for all runs, by the strictest of them', () => {
    const runs = runsAfter(
      planned({ calibration: 60 }, 'a'),
      planned({ calibration: 95 }, 'b'),
      planned({}, 'c'),
    );
    expect(calibrationIn(runs).share).toBe(0.95);
    expect(calibrationIn(runs.slice(2)).share).toBe(0.8);
  });
});
