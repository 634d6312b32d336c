import { checkRecord } from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreCase, scoreWithPeople, type CourseState, type Score } from '../src/index.ts';
import { careful, wrong } from './blue-tape-acts.ts';
import { departures, exercise, idOf, practicesOf, recordOf, type Sketch } from './case-builder.ts';
import { markOf } from './marks.ts';
import { shippedRubrics } from './shipped-rubrics.ts';

const own = exercise('blue-tape');
const compiled = practicesOf(own);
const rubrics = shippedRubrics();
const CASE = 'case:test';
const T0 = Date.UTC(2026, 2, 8, 23, 0);
const lines = scoreCase(caseOf([], [])).components;
const hints = own.truth.hints ?? [];

/** A hint taken at a minute; two of one id happen. */
interface Taken {
  readonly hint: string;
  readonly minute: number;
}
type People = Pick<CourseState, 'marks' | 'changes'>;

/** The record of `acts` with hints taken on another device, judged as at the close. */
function caseOf(acts: readonly Sketch[], taken: readonly Taken[]) {
  const events = recordOf(acts);
  const [first] = events;
  const asked = taken.map(({ hint, minute }, seq): CaseEvent => {
    const time = T0 + minute * 60_000;
    return {
      id: idOf(`hint ${hint} ${minute} ${seq}`),
      header: {
        ...first!.header,
        kind: 'hint.taken',
        feed: 'tablet',
        seq,
        hlc: (BigInt(time) << 16n).toString(),
      },
      body: {
        ...first!.body,
        claimed: { ...first!.body.claimed, start: time },
        recorded: time,
        objects: [],
        fields: { hint, price: 1 },
      },
    };
  });
  const all = [...events, ...asked];
  const verdicts = checkRecord(compiled, all, { closed: true, now: T0 + 24 * 3_600_000 });
  return { exercise: own, events: all, verdicts, closed: true, handedIn: true };
}

function scored(acts: readonly Sketch[], taken: readonly Taken[], people: People): Score {
  return scoreWithPeople(scoreCase(caseOf(acts, taken)), { rubrics, state: people, case: CASE });
}

/** What a workbench would have let happen: nothing is done to an object nobody recognised or acquired. */
function possible(acts: readonly Sketch[]): readonly Sketch[] {
  const known = new Set(['the-case']);
  return acts
    .toSorted((a, b) => a.minute - b.minute)
    .filter((one) => {
      const there = Object.values(one.objects ?? {}).every((object) => known.has(object));
      if (there && one.name !== undefined) known.add(one.name);
      return there;
    });
}

const someActs = fc
  .tuple(fc.subarray([...careful], { minLength: 40 }), fc.subarray([...wrong], { maxLength: 2 }))
  .map(([right, others]) => possible([...right, ...others]));
const someHints = fc.array(
  fc.record({
    hint: fc.constantFrom(...hints.map((one) => one.id)),
    minute: fc.integer({ min: 0, max: 170 }),
  }),
  { maxLength: 6 },
);
const assessors = ['ana', 'bo', 'cy'] as const;
const someMarks = fc.array(
  fc
    .record({
      rubric: fc.constantFrom(...rubrics),
      criterion: fc.nat(20),
      by: fc.constantFrom(...assessors),
      level: fc.nat(4),
    })
    .map(({ rubric, criterion, by, level }) => ({
      ...markOf(CASE, by, rubric.criteria[criterion % rubric.criteria.length]!.id, level, 'first'),
      rubric: `${rubric.id}@${rubric.version}`,
    })),
  { maxLength: 40 },
);
const someChanges = fc.array(
  fc
    .record({ line: fc.constantFrom(...lines), points: fc.integer({ min: -50, max: 900 }), event: fc.uuid() })
    .map(({ line, points, event }) => ({
      event,
      by: 'trainer',
      at: 0,
      case: CASE,
      component: line.id,
      points,
      reason: 'seen on the photograph',
      appeal: null,
    })),
  { maxLength: 3 },
);
const somePeople: fc.Arbitrary<People> = fc.record({ marks: someMarks, changes: someChanges });
const runs = { numRuns: 60 };

describe('with hints, marks and changed scores the score still moves only the right way (settled question 20)', () => {
  test('a required act put back never lowers it unless the act itself departs', () => {
    let looked = 0;
    fc.assert(
      fc.property(
        someActs,
        someHints,
        somePeople,
        fc.constantFrom(...careful),
        (some, taken, people, act) => {
          const without = possible(some.filter((one) => one !== act));
          const put = possible([...without, act]);
          fc.pre(put.length === without.length + 1);
          const known = departures(caseOf(without, []).verdicts);
          const departs = caseOf(put, []).verdicts.some(
            (one) =>
              one.verdict === 'violated' &&
              one.form !== 'response' &&
              !known.has(`${one.practice}/${one.step} ${one.object.id}`),
          );
          fc.pre(!departs);
          looked += 1;
          const [before, after] = [scored(without, taken, people), scored(put, taken, people)];
          expect(after.total).toBeGreaterThanOrEqual(before.total);
        },
      ),
      runs,
    );
    expect(looked).toBeGreaterThan(30);
  });

  test('stopping early never raises it, whatever hints were taken before and would have been taken after', () => {
    let taking = 0;
    fc.assert(
      fc.property(
        someActs,
        someHints,
        somePeople,
        fc.integer({ min: 0, max: 170 }),
        (some, taken, people, stop) => {
          const part = some.filter((one) => one.minute < stop);
          const known = departures(caseOf(part, []).verdicts);
          fc.pre([...departures(caseOf(some, []).verdicts)].every((one) => known.has(one)));
          fc.pre(!some.slice(part.length).some((one) => wrong.includes(one) && one.verb === 'find'));
          const before = taken.filter((one) => one.minute < stop);
          taking += taken.length - before.length;
          expect(scored(part, before, people).total).toBeLessThanOrEqual(scored(some, taken, people).total);
        },
      ),
      runs,
    );
    expect(taking).toBeGreaterThan(10);
  });

  test('doing more wrong never helps', () => {
    fc.assert(
      fc.property(someActs, someHints, somePeople, fc.constantFrom(...wrong), (some, taken, people, act) => {
        const without = possible(some.filter((one) => one !== act));
        const more = scored(possible([...without, act]), taken, people);
        expect(more.total).toBeLessThanOrEqual(scored(without, taken, people).total);
      }),
      runs,
    );
  });

  test('a hint never helps the score, costs its price at most, once, and nothing where it helped nothing', () => {
    let paid = 0;
    fc.assert(
      fc.property(someActs, someHints, (some, taken) => {
        const nobody = { marks: [], changes: [] };
        const [plain, helped] = [scored(some, [], nobody), scored(some, taken, nobody)];
        const costs = helped.components.filter((one) => one.state === 'hint');
        expect(new Set(costs.map((one) => one.id)).size).toBe(costs.length);
        expect(costs).toHaveLength(new Set(taken.map((one) => one.hint)).size);
        const points = (score: Score): number => score.components.reduce((sum, one) => sum + one.points, 0);
        const cost = costs.reduce((sum, one) => sum - one.points, 0);
        expect(points(plain) - points(helped)).toBe(cost);
        for (const one of costs) {
          const price = hints.find((hint) => one.id.endsWith(`.hint.${hint.id}`))!.price;
          expect(-one.points).toBeLessThanOrEqual(price);
          if (one.points < 0) expect(one.events.length).toBeGreaterThan(1);
        }
        paid += cost;
        // Asking again later is no way round the price.
        const again = taken.map((one) => ({ ...one, minute: one.minute + 200 }));
        expect(scored(some, [...taken, ...again], nobody).total).toBe(helped.total);
        const late = taken.map((one) => ({ ...one, minute: 500 }));
        expect(scored(some, late, nobody).total).toBe(plain.total);
      }),
      runs,
    );
    expect(paid).toBeGreaterThan(500);
  });

  test('two hints on one thing never cost more than was earned on it; what a person set pays for neither', () => {
    const nobody = { marks: [], changes: [] };
    const phone = { about: 'phone', price: 10_000, text: { en: 'Look.' } };
    const two = { ...own, truth: { ...own.truth, hints: ['one', 'two'].map((id) => ({ id, ...phone })) } };
    const taken = ['one', 'two'].map((hint) => ({ hint, minute: 1 }));
    const state = { ...caseOf(careful, taken), exercise: two };
    const machine = scoreCase(state);
    const onPhone = machine.components.filter((one) => one.why.params['about'] === 'phone' && one.points > 0);
    const earned = onPhone.reduce((sum, one) => sum + one.points, 0);
    const cost = (score: Score): number =>
      -score.components.filter((one) => one.state === 'hint').reduce((sum, one) => sum + one.points, 0);
    expect(earned).toBeGreaterThan(0);
    expect(cost(machine)).toBe(earned);
    const [first] = onPhone;
    const change = { event: 'c', by: 'trainer', at: 0, case: CASE, component: first!.id, reason: 'seen' };
    const changed = scoreWithPeople(machine, {
      rubrics,
      state: { ...nobody, changes: [{ ...change, points: first!.points, appeal: null }] },
      case: CASE,
    });
    expect(cost(changed)).toBe(earned - first!.points);
  });

  test('components stay within their bounds and add up; the order of arrival changes nothing; points rest on events', () => {
    fc.assert(
      fc.property(someActs, someHints, somePeople, (some, taken, people) => {
        const state = caseOf(some, taken);
        const backwards = {
          ...state,
          events: state.events.toReversed(),
          verdicts: state.verdicts.toReversed(),
        };
        const of = (one: typeof state): Score =>
          scoreWithPeople(scoreCase(one), { rubrics, state: people, case: CASE });
        const score = of(state);
        expect(of(backwards).total).toBe(score.total);
        const assessed = score.components.filter((one) => one.state !== 'awaiting-person');
        for (const one of assessed) {
          expect(Number.isSafeInteger(one.points), one.id).toBe(true);
          expect(one.points, one.id).toBeLessThanOrEqual(one.maximum);
          if (one.points !== 0) expect(one.events.length, one.id).toBeGreaterThan(0);
        }
        const sum = (what: 'points' | 'maximum'): number => assessed.reduce((all, one) => all + one[what], 0);
        for (const part of ['process', 'findings'] as const)
          expect(
            assessed.filter((one) => one.part === part).reduce((all, one) => all + one.points, 0),
          ).toBeGreaterThanOrEqual(0);
        expect(score.total).toBe(Math.floor((sum('points') * 1000) / sum('maximum')) / 10);
        expect(score.components.reduce((all, one) => all + one.maximum, 0)).toBe(10_000);
      }),
      runs,
    );
  });
});
