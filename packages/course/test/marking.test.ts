import { describe, expect, test } from 'vitest';
import {
  appealsOf,
  calibrationOf,
  criterionMarks,
  markingQueue,
  marksShownTo,
  scoreWithPeople,
  type CourseState,
  type ScoreComponent,
} from '../src/index.ts';
import { careful, wrong } from './blue-tape-acts.ts';
import { exercise, judged, practicesOf } from './case-builder.ts';
import { markOf, wholly } from './marks.ts';
import { shippedRubrics, shippedWorked } from './shipped-rubrics.ts';

type Marks = CourseState['marks'];
type Changes = CourseState['changes'];
const CASE = 'case:test';
const rubrics = shippedRubrics();
const report = rubrics.find((one) => one.id === 'explanation-report')!;
const blueTape = exercise('blue-tape');
const machine = judged(blueTape, practicesOf(blueTape), careful).score;
const withMarks = (marks: Marks, changes: Changes = []): ReturnType<typeof scoreWithPeople> =>
  scoreWithPeople(machine, { rubrics, state: { marks, changes }, case: CASE });
const named = (components: readonly ScoreComponent[], id: string): ScoreComponent =>
  components.find((one) => one.id === id)!;
const change = (component: string, points: number, event = 'c1'): Changes[number] => ({
  event,
  by: 'trainer',
  at: 0,
  case: CASE,
  component,
  points,
  reason: 'the photograph shows it',
  appeal: null,
});

describe('marks of people', () => {
  test('until marked, every criterion awaits a person and is in no denominator; the parts add up to 20 and 10', () => {
    const score = withMarks([]);
    expect(score.total).toBe(machine.total);
    expect(score.awaiting).toEqual(['explanation', 'testimony']);
    const awaiting = score.components.filter((one) => one.state === 'awaiting-person');
    expect(awaiting).toHaveLength(rubrics.reduce((sum, one) => sum + one.criteria.length, 0));
    const maximum = (part: string): number =>
      awaiting.filter((one) => one.part === part).reduce((sum, one) => sum + one.maximum, 0);
    expect([maximum('explanation'), maximum('testimony')]).toEqual([2000, 1000]);
  });

  test('one marker is not enough; two give the mean, in hundredths, with their events', () => {
    const first = markOf(CASE, 'ana', 'limits', 4, 'first');
    expect(named(withMarks([first]).components, 'explanation.explanation-report.limits')).toMatchObject({
      state: 'awaiting-person',
      points: 0,
      why: { phrase: 'score.person.awaiting', params: { markers: 1 } },
    });
    const second = markOf(CASE, 'bo', 'limits', 3, 'second');
    const marked = named(withMarks([first, second]).components, 'explanation.explanation-report.limits');
    // weight 3 of 12 of 20 points; level 3.5 of 4
    expect(marked).toMatchObject({ state: 'earned', maximum: 500, points: 437 });
    expect(marked.events).toEqual([first.event, 'e'.repeat(64), second.event]);
  });

  test('a person who marks twice counts once, with the newer; other cases, rubrics and calibration count not', () => {
    const twice = [markOf(CASE, 'ana', 'limits', 4, 'first'), markOf(CASE, 'ana', 'limits', 2, 'second')];
    const others = [
      markOf('case:other', 'bo', 'limits', 2, 'second'),
      markOf(CASE, 'bo', 'limits', 2, 'calibration'),
      { ...markOf(CASE, 'bo', 'limits', 2, 'second'), rubric: 'explanation-report@0.9.0' },
      markOf(CASE, 'bo', 'limits', 9, 'second'),
    ];
    const state = criterionMarks(report, [...twice, ...others], CASE).find(
      (one) => one.criterion.id === 'limits',
    )!;
    expect([state.state, state.marks.map((one) => one.level)]).toEqual(['awaiting', [2]]);
  });

  test('beyond the tolerance a third marks, and the median stands', () => {
    const apart = [markOf(CASE, 'ana', 'limits', 4, 'first'), markOf(CASE, 'bo', 'limits', 1, 'second')];
    const line = 'explanation.explanation-report.limits';
    expect(named(withMarks(apart).components, line)).toMatchObject({
      state: 'awaiting-person',
      why: { phrase: 'score.person.third' },
    });
    const third = [...apart, markOf(CASE, 'cy', 'limits', 3, 'third')];
    expect(named(withMarks(third).components, line)).toMatchObject({ state: 'earned', points: 375 });
    const wide = scoreWithPeople(machine, {
      rubrics,
      state: { marks: apart, changes: [] },
      case: CASE,
      needed: { tolerance: 3 },
    });
    expect(named(wide.components, line).points).toBe(312);
  });

  test('all marked at the top is 100, at zero 70: the parts are 40, 30, 20 and 10', () => {
    const all = (level: number): Marks =>
      rubrics.flatMap((one) => [
        ...wholly(one, CASE, 'ana', level, 'first'),
        ...wholly(one, CASE, 'bo', level, 'second'),
      ]);
    expect(withMarks(all(4))).toMatchObject({ total: 100, awaiting: [] });
    expect(withMarks(all(0))).toMatchObject({ total: 70, awaiting: [] });
    for (const one of withMarks(all(4)).components)
      if (one.state === 'earned') expect(one.events.length, one.id).toBeGreaterThan(0);
  });
});

describe('a changed score', () => {
  const line = machine.components.find((one) => one.points > 0 && one.part === 'process')!;

  test('sets the component, within its bounds, and says by whom, why and from what', () => {
    const set = named(withMarks([], [change(line.id, 10)]).components, line.id);
    expect(set).toMatchObject({
      points: 10,
      changed: { event: 'c1', by: 'trainer', from: line.points },
      why: { phrase: 'score.person.changed', params: { reason: 'the photograph shows it' } },
    });
    expect(set.events[0]).toBe('c1');
    expect(named(withMarks([], [change(line.id, 99_999)]).components, line.id).points).toBe(line.maximum);
    expect(named(withMarks([], [change(line.id, -5)]).components, line.id).points).toBe(0);
  });

  test('the newest stands; one about another case or a component that is gone changes nothing', () => {
    const two = [change(line.id, 10, 'c1'), change(line.id, 20, 'c2')];
    expect(named(withMarks([], two).components, line.id)).toMatchObject({
      points: 20,
      changed: { event: 'c2' },
    });
    const strange = [{ ...change(line.id, 10), case: 'case:other' }, change('process.no-such', 10)];
    expect(withMarks([], strange).total).toBe(machine.total);
  });

  test('lifts what a departure or false finding took, and awards what awaits a person', () => {
    const state = judged(blueTape, practicesOf(blueTape), [...careful, wrong[2]!]);
    const fault = state.score.components.find((one) => one.state === 'false-finding')!;
    expect(fault.points).toBeLessThan(0);
    const lifted = scoreWithPeople(state.score, {
      rubrics,
      state: { marks: [], changes: [change(fault.id, 0)] },
      case: CASE,
    });
    expect(named(lifted.components, fault.id).points).toBe(0);
    expect(lifted.total).toBeGreaterThan(state.score.total);
    const awarded = withMarks([], [change('testimony.cooperation.duties', 100)]);
    expect(named(awarded.components, 'testimony.cooperation.duties')).toMatchObject({
      points: 100,
      state: 'earned',
    });
  });
});

describe('calibration', () => {
  const worked = shippedWorked(rubrics);
  const own = worked.filter((one) => one.rubric === report.id);
  const marksOf = (shift: (criterion: string, level: number) => number, count = own.length): Marks =>
    own
      .slice(0, count)
      .flatMap((one) =>
        one.marks.map((mark) =>
          markOf(`worked:${one.id}`, 'ana', mark.criterion, shift(mark.criterion, mark.level), 'calibration'),
        ),
      );

  test('released once two worked records are marked within tolerance; not before', () => {
    expect(
      calibrationOf(
        report,
        worked,
        marksOf((_, level) => level, 1),
        'ana',
      ),
    ).toMatchObject({
      released: false,
      done: [own[0]!.id],
    });
    const near = calibrationOf(
      report,
      worked,
      marksOf((_, level) => Math.max(0, level - 1), 2),
      'ana',
    );
    expect(near).toMatchObject({ released: true, within: 10, compared: 10 });
    expect(
      calibrationOf(
        report,
        worked,
        marksOf((_, level) => level, 2),
        'bo',
      ).released,
    ).toBe(false);
  });

  test('too far apart, or the global rating beyond tolerance, is not released; the rule can be set', () => {
    const flat = marksOf(() => 2);
    expect(calibrationOf(report, worked, flat, 'ana').released).toBe(false);
    const global = marksOf((criterion, level) => (criterion === 'global' ? (level + 2) % 5 : level));
    expect(calibrationOf(report, worked, global, 'ana').released).toBe(false);
    const easy = { tolerance: 4, share: 0, records: 1 };
    expect(calibrationOf(report, worked, flat, 'ana', easy).released).toBe(true);
  });

  test('the experts’ marks of a record stay closed until it is wholly marked', () => {
    const begun = marksOf((_, level) => level, 1).slice(0, 2);
    expect(calibrationOf(report, worked, begun, 'ana')).toMatchObject({ marks: [], done: [] });
  });
});

describe('double marking is blind', () => {
  const others = wholly(report, CASE, 'bo', 3, 'first');

  test('nobody sees another’s marks of a case before having marked it wholly', () => {
    const begun = [...others, ...wholly(report, CASE, 'ana', 1, 'second').slice(1)];
    expect(marksShownTo('ana', begun, rubrics).every((one) => one.by === 'ana')).toBe(true);
    const done = [...others, ...wholly(report, CASE, 'ana', 1, 'second')];
    expect(marksShownTo('ana', done, rubrics)).toEqual(done);
    const otherCase = wholly(report, 'case:other', 'bo', 3, 'first');
    expect(marksShownTo('ana', [...done, ...otherCase], rubrics)).toEqual(done);
  });

  test('marks of calibration are seen by nobody else, nor marks of rubrics that are not known', () => {
    const calibration = wholly(report, 'worked:x', 'bo', 3, 'calibration');
    const unknown = [{ ...markOf(CASE, 'bo', 'limits', 3, 'first'), rubric: 'gone@1.0.0' }];
    const own = wholly(report, CASE, 'ana', 3, 'first');
    expect(marksShownTo('ana', [...calibration, ...unknown, ...own], rubrics)).toEqual(own);
    const asCase = wholly(report, 'worked:x', 'ana', 3, 'first');
    expect(marksShownTo('ana', [...calibration, ...asCase], rubrics)).toEqual(asCase);
  });

  test('the queue: a second marker while two are needed, a third only for criteria far apart, then nothing', () => {
    const task = (assessor: string, marks: Marks): string[] =>
      markingQueue(assessor, [CASE], [report], marks).map(
        (one) => `${one.round} ${one.criteria.length}${one.begun ? ' begun' : ''}`,
      );
    expect(task('ana', [])).toEqual(['first 5']);
    expect(task('ana', others)).toEqual(['second 5']);
    expect(task('bo', others)).toEqual([]);
    expect(task('bo', others.slice(0, 2))).toEqual(['first 3 begun']);
    const two = [...others, ...wholly(report, CASE, 'ana', 3, 'second')];
    expect(task('cy', two)).toEqual([]);
    const apart = two.map((one) =>
      one.by === 'ana' && one.criterion === 'limits' ? { ...one, level: 0 } : one,
    );
    expect(task('cy', apart)).toEqual(['third 1']);
    expect(task('ana', apart)).toEqual([]);
    // two have begun: a third one waits
    expect(task('cy', [...others, ...wholly(report, CASE, 'ana', 3, 'second').slice(0, 1)])).toEqual([]);
  });
});

test('an appeal is told with its decision and the changes that answered it', () => {
  const appeal: CourseState['appeals'][number] = {
    event: 'a1',
    by: 'linh',
    at: 0,
    case: CASE,
    component: 'x',
    reason: 'The photograph is there.',
    decision: null,
  };
  const answered = { ...change('x', 10), appeal: 'a1' };
  expect(appealsOf({ appeals: [appeal], changes: [answered, change('x', 5)] }, CASE)).toEqual([
    { appeal, changes: [answered] },
  ]);
  expect(appealsOf({ appeals: [appeal], changes: [] }, 'case:other')).toEqual([]);
});
