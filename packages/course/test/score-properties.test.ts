import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { CheckVerdict } from '@tracecraft/practice';
import { kindOfVerb } from '@tracecraft/record';
import { scoreCase, type ScoreComponent } from '../src/index.ts';
import { departures, exercise, idOf, judged, practicesOf, readContent, type Sketch } from './case-builder.ts';
import { sketchesOfActs } from './sketches-of-acts.ts';

/** One change of a record: of the act at a place, by minutes, or with the act at another place. */
type Mutation =
  | { readonly kind: 'drop'; readonly at: number }
  | { readonly kind: 'delay'; readonly at: number; readonly by: number }
  | { readonly kind: 'swap'; readonly at: number; readonly with: number };

function mutated(acts: readonly Sketch[], mutation: Mutation): readonly Sketch[] {
  const act = acts[mutation.at % acts.length]!;
  if (mutation.kind === 'drop') return acts.filter((one) => one !== act);
  if (mutation.kind === 'delay')
    return acts.map((one) => (one === act ? { ...one, minute: one.minute + mutation.by } : one));
  const other = acts[mutation.with % acts.length]!;
  const minute = new Map([
    [act, other.minute],
    [other, act.minute],
  ]);
  return acts.map((one) => ({ ...one, minute: minute.get(one) ?? one.minute }));
}

/** Whether two acts differ in their time alone. */
function isCopy(one: Sketch, other: Sketch): boolean {
  return JSON.stringify({ ...one, minute: 0 }) === JSON.stringify({ ...other, minute: 0 });
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

const mutations: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('drop' as const), at: fc.nat(500) }),
  fc.record({ kind: fc.constant('delay' as const), at: fc.nat(500), by: fc.integer({ min: 1, max: 240 }) }),
  fc.record({ kind: fc.constant('swap' as const), at: fc.nat(500), with: fc.nat(500) }),
);
const several = (most: number): fc.Arbitrary<readonly Mutation[]> =>
  fc.array(mutations, { minLength: 1, maxLength: most });

let cases = 0;
afterAll(() => {
  console.log(`${cases} records with mutations scored`);
  expect(cases).toBeGreaterThanOrEqual(1000);
});

describe.each(['blue-tape', 'sotm24'])(
  'the score of %s moves only the right way (settled question 20)',
  (id) => {
    const own = exercise(id);
    const compiled = practicesOf(own);
    const careful = sketchesOfActs(own, readContent(`exercises/${id}/plays/careful.acts`)).filter(
      ({ verb }) => verb !== 'hand-in',
    );
    const judge = (acts: readonly Sketch[]): ReturnType<typeof judged> => {
      cases += 1;
      return judged(own, compiled, acts);
    };
    const after = (list: readonly Mutation[]): readonly Sketch[] => possible(list.reduce(mutated, careful));
    const departed = (verdicts: readonly CheckVerdict[]): readonly CheckVerdict[] =>
      verdicts.filter(({ verdict }) => verdict === 'violated');
    const newOnes = (before: readonly CheckVerdict[], later: readonly CheckVerdict[]): readonly string[] => {
      const known = departures(before);
      return [...departures(later)].filter((one) => !known.has(one));
    };
    const runs = (numRuns: number): fc.Parameters<unknown> => ({ numRuns });

    test('the careful play is 100, its beginnings only grow, nothing is 0', () => {
      const totals = careful.map((_, i) => judge(careful.slice(0, i)).score.total);
      expect(judge(careful).score.total).toBe(100);
      expect(totals[0]).toBe(0);
      expect(totals).toEqual(totals.toSorted((a, b) => a - b));
    });

    test('the denominator is the truth: every duty, exhibit and finding is there, with the same maximum', () => {
      const lines = (components: readonly ScoreComponent[]): readonly string[] =>
        components.filter(({ maximum }) => maximum > 0).map((one) => `${one.id} ${one.maximum}`);
      const all = lines(judge([]).score.components);
      expect(all.length).toBeGreaterThan(10);
      fc.assert(
        fc.property(several(12), (list) => {
          const { total, components } = judge(after(list)).score;
          expect(lines(components)).toEqual(all);
          expect(total).toBeGreaterThanOrEqual(0);
          expect(total).toBeLessThanOrEqual(100);
        }),
        runs(60),
      );
    });

    test('dropping, delaying or swapping acts of the careful play never earns a line more', () => {
      const most = new Map(judge(careful).score.components.map(({ id: line, points }) => [line, points]));
      fc.assert(
        fc.property(several(3), (list) => {
          for (const one of judge(after(list)).score.components)
            expect(one.points, one.id).toBeLessThanOrEqual(most.get(one.id) ?? 0);
        }),
        runs(60),
      );
    });

    test('a required act put back, and nothing else changed, never lowers it unless the act itself departs', () => {
      let looked = 0;
      fc.assert(
        fc.property(several(6), fc.nat(500), (list, at) => {
          const act = careful[at % careful.length]!;
          // Moved copies of it go too: with two of them, what names the thing it makes would be about another.
          const without = possible(
            list.reduce(mutated, careful).filter((one) => !isCopy(one, act) && one.minute !== act.minute),
          );
          const put = possible([...without, act]);
          fc.pre(put.length === without.length + 1);
          const [before, later] = [judge(without), judge(put)];
          const known = new Set(before.events.map((event) => event.id));
          const putBack = later.events.find((event) => !known.has(event.id))?.body.claimed.start;
          // What an act leaves to be done later is no fault of the act; releasing the scene before it was done is.
          const itself = later.verdicts.some(
            (one) =>
              one.verdict === 'violated' &&
              (!['response', 'alternate-response', 'chain-response'].includes(one.form) ||
                one.since === putBack) &&
              newOnes(before.verdicts, [one]).length > 0,
          );
          fc.pre(!itself);
          looked += 1;
          expect(later.score.total).toBeGreaterThanOrEqual(before.score.total);
        }),
        runs(80),
      );
      expect(looked).toBeGreaterThan(40);
    });

    test('an act late or out of order never scores higher than the same act in its place', () => {
      fc.assert(
        fc.property(fc.array(fc.nat(500), { maxLength: 4 }), mutations, (drops, last) => {
          fc.pre(last.kind !== 'drop');
          const inPlace = after(drops.map((at) => ({ kind: 'drop', at })));
          fc.pre(inPlace.length > 0);
          const [right, wrong] = [judge(inPlace), judge(possible(mutated(inPlace, last)))];
          // An act in its place may be what another, missing act makes a departure.
          fc.pre(newOnes(wrong.verdicts, right.verdicts).length === 0);
          expect(wrong.score.total).toBeLessThanOrEqual(right.score.total);
        }),
        runs(60),
      );
    });

    test('a tempting wrong answer never raises it, and costs nothing once withdrawn', () => {
      const answers = own.truth.decoys.flatMap((decoy) =>
        decoy.answers.map((answer) => ({ question: decoy.question, answer })),
      );
      expect(answers.length).toBeGreaterThan(3);
      const image = careful.find(({ verb }) => verb === 'acquire')?.name ?? '';
      fc.assert(
        fc.property(fc.constantFrom(...answers), several(3), (said, list) => {
          const acts = after(list);
          fc.pre(acts.some(({ name }) => name === image));
          const wrong: Sketch = {
            minute: 800,
            verb: 'find',
            by: 'mei',
            name: 'false finding',
            objects: { image },
            fields: { ...said, sentence: said.answer, offset: 0, length: 16 },
          };
          const withdrawn: Sketch = {
            minute: 810,
            verb: 'retract',
            by: 'mei',
            fields: { target: idOf('false finding'), reason: 'misread' },
          };
          const plain = judge(acts).score.total;
          expect(judge([...acts, wrong]).score.total).toBeLessThanOrEqual(plain);
          expect(judge([...acts, wrong, withdrawn]).score.total).toBe(plain);
        }),
        runs(40),
      );
    });

    test('cutting a suffix that holds no departure never raises it', () => {
      fc.assert(
        fc.property(several(4), fc.nat(500), (list, cut) => {
          const acts = after(list);
          const [part, whole] = [judge(acts.slice(0, cut % acts.length)), judge(acts)];
          fc.pre(newOnes(part.verdicts, whole.verdicts).length === 0);
          expect(part.score.total).toBeLessThanOrEqual(whole.score.total);
        }),
        runs(60),
      );
    });

    test('a departure explained or waived never scores lower than the same left unexplained, and never as high as kept', () => {
      let looked = 0;
      fc.assert(
        fc.property(several(4), fc.nat(50), fc.boolean(), (list, which, waived) => {
          const acts = after(list);
          const plain = judge(acts);
          const found = departed(plain.verdicts);
          fc.pre(found.length > 0);
          const { practice, step, object } = found[which % found.length]!;
          const explain: Sketch = {
            minute: 900,
            verb: waived ? 'waive' : 'explain',
            by: 'lead',
            fields: { practice, step, object: object.id, reason: 'nobody else was there' },
          };
          const told = judge([...acts, explain]);
          looked += 1;
          expect(told.score.total).toBeGreaterThanOrEqual(plain.score.total);
          expect(told.score.total).toBeLessThan(100);
          expect(departures(told.verdicts)).toEqual(departures(plain.verdicts));
        }),
        runs(80),
      );
      expect(looked).toBeGreaterThan(40);
    });

    test('a duty with a guarded act earns nothing before that act happened', () => {
      const guarded = own.truth.duties.filter(({ guard }) => guard !== undefined);
      expect(guarded.length).toBeGreaterThan(3);
      fc.assert(
        fc.property(fc.constantFrom(...guarded), several(2), (duty, list) => {
          const kinds = duty.guard!.map((verb) => kindOfVerb(verb)?.kind);
          const acts = possible(after(list).filter(({ verb }) => !kinds.includes(kindOfVerb(verb)?.kind)));
          const name = duty.step === duty.practice ? duty.practice : `${duty.practice}.${duty.step}`;
          const line = judge(acts).score.components.find((one) => one.id === `process.${name}.${duty.about}`);
          expect(line, duty.about).toMatchObject({ points: 0 });
          expect(line!.maximum).toBeGreaterThan(0);
        }),
        runs(60),
      );
    });

    test('arrival order of the events changes nothing', () => {
      fc.assert(
        fc.property(several(5), fc.infiniteStream(fc.nat()), (list, keys) => {
          const state = judge(after(list));
          const order = new Map(state.events.map((event) => [event, keys.next().value]));
          const events = state.events.toSorted((a, b) => order.get(a)! - order.get(b)!);
          expect(scoreCase({ ...state, events })).toEqual(state.score);
        }),
        runs(40),
      );
    });
  },
);
