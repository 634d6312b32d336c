import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { debriefOf, scoreCase, type ScoreComponent } from '../src/index.ts';
import { careful, exhibitActs, wrong } from './blue-tape-acts.ts';
import { departures, exercise, judged, practicesOf, type Sketch } from './case-builder.ts';

const blueTape = exercise('blue-tape');
const compiled = practicesOf(blueTape);
const judge = (sketches: readonly Sketch[]) => judged(blueTape, compiled, sketches);
const total = (sketches: readonly Sketch[]): number => judge(sketches).score.total;
const named = (components: readonly ScoreComponent[], id: string): ScoreComponent | undefined =>
  components.find((one) => one.id === id);

/** What a workbench would have let happen: nothing is done to an object nobody recognised or acquired. */
function possible(sketches: readonly Sketch[]): readonly Sketch[] {
  const ordered = sketches.toSorted((a, b) => a.minute - b.minute);
  const named = new Set(['the-case']);
  return ordered.filter((one) => {
    const known = Object.values(one.objects ?? {}).every((object) => named.has(object));
    if (known && one.name !== undefined) named.add(one.name);
    return known;
  });
}

const nearlyAll = fc
  .subarray([...careful], { maxLength: 8 })
  .map((left) => careful.filter((one) => !left.includes(one)));
const picks = fc.oneof(fc.subarray([...careful]), nearlyAll);
const mixed = fc.tuple(picks, fc.subarray([...wrong])).map(([right, bad]) => possible([...right, ...bad]));
const runs = { numRuns: 150 };

describe('the score of a case', () => {
  test('keeping every duty and answering every question is 100, doing nothing is 0', () => {
    expect(departures(judge(careful).verdicts)).toEqual(new Set());
    expect(total(careful)).toBe(100);
    expect(total([])).toBe(0);
    expect(total([careful[0]!, careful[1]!].toReversed().slice(0, 1))).toBe(0);
  });

  test('the denominator is the truth: what was never reached counts as missed', () => {
    const { score } = judge(careful.slice(0, 2));
    const assessed = score.components.filter((one) => one.state !== 'awaiting-person');
    expect(assessed.reduce((sum, one) => sum + one.maximum, 0)).toBe(7000);
    expect(judge(careful).score.components.reduce((sum, one) => sum + one.maximum, 0)).toBe(10_000);
    expect(named(score.components, 'process.never-examine-original.image:usb-stick')?.state).toBe('missed');
    expect(score.awaiting).toEqual(['explanation', 'testimony']);
  });

  test('a precedence earns when the guarded act happened too, not by its photograph alone', () => {
    const uncollected = careful.filter(
      (one) => !(one.verb === 'collect' && one.objects?.['exhibit'] === 'ledger'),
    );
    const component = named(judge(uncollected).score.components, 'process.photograph-before-moving.ledger');
    expect(component).toMatchObject({ points: 0, state: 'missed' });
  });

  test('a departure explained at the time earns half, unexplained nothing', () => {
    const unsigned = careful.filter(
      (one) => !(one.verb === 'countersign' && one.objects?.['exhibit'] === 'packet-a'),
    );
    const explain: Sketch = {
      minute: 40,
      verb: 'explain',
      by: 'linh',
      fields: { practice: 'countersigned-quantity', step: 'countersigned-quantity', reason: 'alone' },
    };
    const id = 'process.countersigned-quantity.packet-a';
    expect(named(judge(unsigned).score.components, id)).toMatchObject({ points: 0, state: 'departure' });
    const explained = named(judge([...unsigned, explain]).score.components, id)!;
    expect(explained.state).toBe('explained-departure');
    expect(explained.points).toBe(Math.floor(explained.maximum / 2));
  });

  test('the right answer counts only on the bytes it rests on', () => {
    const moved = careful.map((one) =>
      one.fields?.['answer'] === 'AR-1187' ? { ...one, fields: { ...one.fields, offset: 0 } } : one,
    );
    const whole = careful.map((one) =>
      one.fields?.['answer'] === 'AR-1187'
        ? { ...one, fields: { ...one.fields, offset: 0, length: 67_108_864 } }
        : one,
    );
    for (const sketches of [moved, whole]) {
      const state = judge(sketches);
      expect(named(state.score.components, 'findings.deleted-waybill')).toMatchObject({
        points: 0,
        why: { phrase: 'score.finding.elsewhere' },
      });
      expect(debriefOf(state).findings.find((one) => one.id === 'deleted-waybill')?.state).toBe('elsewhere');
    }
  });

  test('a decoy costs, is told apart from a plain wrong answer, and guessing does not pay', () => {
    const decoy = judge([...careful, wrong[0]!]);
    expect(decoy.score.total).toBeLessThan(100);
    expect(named(decoy.score.components, 'findings.false.lawful-waybill')).toMatchObject({
      points: -400,
      state: 'false-finding',
    });
    expect(debriefOf(decoy).falseFindings.map((one) => one.decoy)).toEqual(['lawful-waybill']);
    const guess = judge([...careful, wrong[1]!]);
    expect(guess.score.components.find((one) => one.state === 'false-finding')?.points).toBe(-200);
  });

  test('a withdrawn wrong finding costs nothing; a corrected one counts as corrected', () => {
    const bad: Sketch = { ...wrong[0]!, name: 'bad finding' };
    const target = judge([...careful, bad]).events.find((one) => one.body.fields['answer'] === 'AR-1178')!.id;
    const retract: Sketch = {
      minute: 180,
      verb: 'retract',
      by: 'mei',
      fields: { target, reason: 'misread' },
    };
    expect(total([...careful, bad, retract])).toBe(100);
    const correct: Sketch = {
      minute: 180,
      verb: 'correct',
      by: 'mei',
      fields: { target, path: '/fields/answer', value: 'AR-1187', reason: 'misread' },
    };
    expect(total([...careful, bad, correct])).toBe(100);
  });

  test('a departure outside the truth costs a little, and all of them together at most ten points', () => {
    const off: Sketch = wrong.at(-1)!;
    const state = judge([...careful, off]);
    expect(named(state.score.components, 'process.other.memory-before-power-off.phone')).toMatchObject({
      points: -200,
      maximum: 0,
    });
    const extras = Array.from({ length: 12 }, (_, i) => i).flatMap((i): Sketch[] => [
      {
        minute: 300 + 2 * i,
        verb: 'recognise',
        by: 'linh',
        name: `extra ${i}`,
        fields: { number: 20 + i, description: 'jar', kind: 'other' },
      },
      { minute: 301 + 2 * i, verb: 'move', by: 'linh', objects: { exhibit: `extra ${i}` } },
    ]);
    const many = judge([...careful, ...extras]).score.components.filter((one) =>
      one.id.startsWith('process.other.'),
    );
    expect(many).toHaveLength(12);
    expect(many.reduce((sum, one) => sum + one.points, 0)).toBe(-1000);
  });
});

describe('the score moves only the right way (settled question 20)', () => {
  test('a required act never lowers it, unless the act itself departs', () => {
    fc.assert(
      fc.property(mixed, fc.constantFrom(...careful), (some, act) => {
        const before = judge(possible(some.filter((one) => one !== act)));
        const after = judge(possible([...some.filter((one) => one !== act), act]));
        const known = departures(before.verdicts);
        const wrongAct = after.verdicts.some(
          (one) =>
            one.verdict === 'violated' &&
            one.form !== 'response' &&
            !known.has(`${one.practice}/${one.step} ${one.object.id}`),
        );
        fc.pre(!wrongAct);
        expect(after.score.total).toBeGreaterThanOrEqual(before.score.total);
      }),
      runs,
    );
  });

  test('cutting a suffix without departure or false finding never raises it', () => {
    fc.assert(
      fc.property(mixed, fc.nat(120), (some, cut) => {
        const whole = judge(some);
        const part = judge(some.slice(0, cut));
        const known = departures(part.verdicts);
        const departed = [...departures(whole.verdicts)].some((one) => !known.has(one));
        const falsely = some.slice(cut).some((one) => wrong.includes(one) && one.verb === 'find');
        fc.pre(!departed && !falsely);
        expect(part.score.total).toBeLessThanOrEqual(whole.score.total);
      }),
      runs,
    );
  });

  test('doing more wrong never helps', () => {
    fc.assert(
      fc.property(mixed, fc.constantFrom(...wrong), (some, act) => {
        const without = some.filter((one) => one !== act);
        expect(total(possible([...without, act]))).toBeLessThanOrEqual(total(without));
      }),
      runs,
    );
  });

  test('handling one more thing well never lowers it', () => {
    const extra = exhibitActs(['jar', 'other', 'other', 'paper-bag'], 97, 'no-such-thing');
    fc.assert(
      fc.property(mixed, (some) => {
        expect(total([...some, ...extra])).toBeGreaterThanOrEqual(total(some));
      }),
      { numRuns: 60 },
    );
  });

  test('neither the order in which events arrive nor stating a finding again changes it; components add up', () => {
    fc.assert(
      fc.property(mixed, (some) => {
        const state = judge(some);
        expect(
          scoreCase({ ...state, events: state.events.toReversed(), verdicts: state.verdicts.toReversed() })
            .total,
        ).toBe(state.score.total);
        const again = some
          .filter((one) => one.verb === 'find')
          .map((one) => ({ ...one, minute: one.minute + 30 }));
        expect(total([...some, ...again])).toBe(state.score.total);
        const assessed = state.score.components.filter((one) => one.state !== 'awaiting-person');
        expect(assessed.every((one) => Number.isSafeInteger(one.points) && one.points <= one.maximum)).toBe(
          true,
        );
        const points = assessed.reduce((sum, one) => sum + one.points, 0);
        expect(points).toBeGreaterThanOrEqual(0);
        expect(state.score.total).toBe(Math.floor((points * 1000) / 7000) / 10);
      }),
      { numRuns: 60 },
    );
  });
});
