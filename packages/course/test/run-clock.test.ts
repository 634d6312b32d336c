import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueInjects, runClock, type Exercise, type Inject, type RunTimes } from '../src/index.ts';
import { exercise, judged, practicesOf, readContent, recordOf, type Sketch } from './case-builder.ts';
import { sketchesOfActs } from './sketches-of-acts.ts';

const MINUTE = 60_000;
const T0 = Date.UTC(2026, 2, 8, 23, 0);
const at = (minutes: number): number => T0 + minutes * MINUTE;
const planned: RunTimes = { starts: at(0), ends: at(90), started: null, pauses: [], closed: null };
const running: RunTimes = { ...planned, started: at(5) };
const inMinutes = (run: RunTimes, now: number): object => {
  const { elapsed, left, paused, over, ends } = runClock(run, at(now));
  return { elapsed: elapsed / MINUTE, left: left / MINUTE, paused, over, ends: (ends - T0) / MINUTE };
};

describe('the clock of a run, on a fake clock', () => {
  test('before the start all the time is left; a late start shortens nothing', () => {
    expect(inMinutes(planned, 20)).toEqual({ elapsed: 0, left: 90, paused: false, over: false, ends: 110 });
    expect(inMinutes(running, 35)).toEqual({ elapsed: 30, left: 60, paused: false, over: false, ends: 95 });
  });

  test('a pause stops it and moves the end; it goes on from where it stood', () => {
    const paused = { ...running, pauses: [{ from: at(35), to: null }] };
    expect(inMinutes(paused, 50)).toEqual({ elapsed: 30, left: 60, paused: true, over: false, ends: 110 });
    const resumed = { ...running, pauses: [{ from: at(35), to: at(50) }] };
    expect(inMinutes(resumed, 60)).toEqual({ elapsed: 40, left: 50, paused: false, over: false, ends: 110 });
  });

  test('pauses that overlap, as clocks of two trainers may make them, count once', () => {
    const pauses = [
      { from: at(35), to: at(50) },
      { from: at(40), to: at(45) },
    ];
    expect(inMinutes({ ...running, pauses }, 60)).toMatchObject({ elapsed: 40, ends: 110 });
    expect(inMinutes({ ...running, pauses: pauses.toReversed() }, 60)).toMatchObject({ elapsed: 40 });
  });

  test('an extension gives more; at the end it is over; a close ends it at once and for ever', () => {
    expect(inMinutes({ ...running, ends: at(100) }, 95)).toMatchObject({ left: 10, over: false });
    expect(inMinutes(running, 95)).toMatchObject({ left: 0, over: true, ends: 95 });
    const closed = { ...running, closed: at(40) };
    expect(inMinutes(closed, 39)).toMatchObject({ over: false });
    expect(inMinutes(closed, 200)).toMatchObject({ elapsed: 35, over: true, paused: false, ends: 40 });
  });

  test('whatever the pauses, running time never goes back, never runs faster than time, and adds up', () => {
    const minutes = fc.integer({ min: 0, max: 200 });
    const pause = fc
      .tuple(minutes, fc.option(minutes))
      .map(([from, long]) => ({ from: at(from), to: long === null ? null : at(from + long) }));
    fc.assert(
      fc.property(fc.array(pause, { maxLength: 5 }), minutes, minutes, (pauses, now, later) => {
        const run = { ...running, pauses };
        const [a, b] = [runClock(run, at(now)), runClock(run, at(now + later))];
        expect(b.elapsed).toBeGreaterThanOrEqual(a.elapsed);
        expect(b.elapsed - a.elapsed).toBeLessThanOrEqual(later * MINUTE);
        expect(a.left).toBe(Math.max(0, 90 * MINUTE - a.elapsed));
      }),
    );
  });
});

const blueTape = exercise('blue-tape');
const withInjects = (...injects: readonly Inject[]): Exercise => ({
  ...blueTape,
  truth: { ...blueTape.truth, injects },
});
const message = { en: 'Something happens.' };
const phone: Sketch = {
  minute: 30,
  verb: 'recognise',
  by: 'mei',
  name: 'phone',
  fields: { number: 1, description: 'phone', kind: 'phone', 'scene-object': 'phone' },
};
const isolate: Sketch = {
  minute: 33,
  verb: 'isolate',
  by: 'mei',
  objects: { device: 'phone' },
  fields: { method: 'faraday-bag' },
};
const due = (one: Exercise, now: number, acts: readonly Sketch[] = [], run: RunTimes = running): string[] =>
  dueInjects(one, run, recordOf(acts), at(now)).map(
    ({ inject, due: since }) => `${inject.id} ${(since - T0) / MINUTE}`,
  );

describe('injects are due by the clock and by acts', () => {
  const rain = withInjects({ id: 'rain', when: { minutes: 20 }, to: 'all', message });

  test('by the clock: running minutes, shifted by pauses; nothing before the start, in a pause, after the end', () => {
    expect(due(rain, 24)).toEqual([]);
    expect(due(rain, 25)).toEqual(['rain 25']);
    expect(due(rain, 60, [], planned)).toEqual([]);
    const paused = { ...running, pauses: [{ from: at(10), to: at(30) }] };
    expect(due(rain, 44, [], paused)).toEqual([]);
    expect(due(rain, 45, [], paused)).toEqual(['rain 45']);
    expect(due(rain, 60, [], { ...running, pauses: [{ from: at(50), to: null }] })).toEqual([]);
    expect(due(rain, 96)).toEqual([]);
  });

  test('by an act, after its delay; the later of clock and act counts', () => {
    const rings = withInjects({
      id: 'rings',
      when: { after: { verb: 'recognise', thing: 'phone' }, delay: 4 },
      to: 'digital-responder',
      message,
    });
    expect(due(rings, 80)).toEqual([]);
    expect(due(rings, 33, [phone])).toEqual([]);
    expect(due(rings, 34, [phone])).toEqual(['rings 34']);
    const other = {
      ...phone,
      name: 'scales',
      fields: { ...phone.fields, 'scene-object': 'scales', kind: 'scales' },
    };
    expect(due(rings, 80, [other])).toEqual([]);
    const both = withInjects({
      id: 'both',
      when: { minutes: 40, after: { verb: 'recognise' } },
      to: 'all',
      message,
    });
    expect(due(both, 44, [phone])).toEqual([]);
    expect(due(both, 45, [phone])).toEqual(['both 45']);
  });

  test('an act that `unless` names stops it, if done by then; `until` is the last moment', () => {
    const rings = (until?: number): Exercise =>
      withInjects({
        id: 'rings',
        when: {
          after: { verb: 'recognise', thing: 'phone' },
          delay: 4,
          unless: { verb: 'isolate', thing: 'phone' },
        },
        to: 'all',
        message,
        ...(until === undefined ? {} : { until }),
      });
    expect(due(rings(), 40, [phone, isolate])).toEqual([]);
    expect(due(rings(), 40, [phone, { ...isolate, minute: 35 }])).toEqual(['rings 34']);
    expect(due(rings(29), 40, [phone])).toEqual(['rings 34']);
    expect(due(rings(28), 40, [phone])).toEqual([]);
  });

  test('a withdrawn act calls for nothing', () => {
    const rings = withInjects({ id: 'rings', when: { after: { verb: 'isolate' } }, to: 'all', message });
    const retracted = recordOf([phone, isolate]);
    const target = retracted.find((event) => event.header.kind === 'device.isolated')!;
    const withdrawal = {
      ...target,
      id: 'f'.repeat(64),
      header: { ...target.header, kind: 'record.retracted', seq: 99 },
      body: { ...target.body, fields: { target: target.id, reason: 'not done' }, objects: [] },
    };
    expect(dueInjects(rings, running, retracted, at(60))).toHaveLength(1);
    expect(dueInjects(rings, running, [...retracted, withdrawal], at(60))).toEqual([]);
  });

  test('given once: a delivery in the record, even two, leaves nothing to give', () => {
    const delivered = recordOf([phone]).map((event) =>
      event.header.kind === 'exhibit.recognised'
        ? {
            ...event,
            header: { ...event.header, kind: 'inject.delivered' },
            body: { ...event.body, fields: { inject: 'rain' } },
          }
        : event,
    );
    expect(dueInjects(rain, running, recordOf([]), at(60))).toHaveLength(1);
    expect(dueInjects(rain, running, delivered, at(60))).toEqual([]);
    expect(dueInjects(rain, running, [...delivered, ...delivered], at(60))).toEqual([]);
  });

  test('a device whose clock is a day ahead calls when it was heard; one behind, not before the start', () => {
    const rings = withInjects({
      id: 'rings',
      when: { after: { verb: 'recognise' }, delay: 2 },
      to: 'all',
      message,
    });
    const ahead = recordOf([{ ...phone, minute: 24 * 60 }]);
    expect(dueInjects(rings, running, ahead, at(33), () => at(30))).toMatchObject([{ due: at(32) }]);
    const atOnce = withInjects({ id: 'now', when: { after: { verb: 'recognise' } }, to: 'all', message });
    expect(due(atOnce, 33, [{ ...phone, minute: 24 * 60 }])).toEqual(['now 33']);
    expect(dueInjects(rings, running, recordOf([{ ...phone, minute: 1 }]), at(8))).toMatchObject([
      { due: at(7) },
    ]);
  });

  test('a run that stands still at the moment of the act waits with the delay', () => {
    const rings = withInjects({
      id: 'rings',
      when: { after: { verb: 'recognise' }, delay: 10 },
      to: 'all',
      message,
    });
    const paused = { ...running, pauses: [{ from: at(25), to: at(50) }] };
    expect(due(rings, 59, [phone], paused)).toEqual([]);
    expect(due(rings, 60, [phone], paused)).toEqual(['rings 60']);
  });
});

test('the injects of Blue Tape come to a careful and to a hurried team as written, and change no score', () => {
  const runAll: RunTimes = { ...planned, started: at(20), ends: at(120) };
  const delivered = (play: string): string[] => {
    const acts = sketchesOfActs(blueTape, readContent(`exercises/blue-tape/plays/${play}.acts`));
    const given = new Set<string>();
    for (let minute = 20; minute < 120; minute++) {
      const known = recordOf(acts.filter((act) => act.minute <= minute));
      for (const { inject } of dueInjects(blueTape, runAll, known, at(minute)))
        if (!given.has(inject.id)) given.add(inject.id);
    }
    return [...given];
  };
  // 06:40 recognised, isolated only 06:47: it rings at 06:42 for both teams.
  expect(delivered('careful')).toEqual(['landlord-at-door', 'phone-rings', 'evidence-van']);
  expect(delivered('hurried')).toEqual(['landlord-at-door', 'phone-rings', 'draught', 'evidence-van']);
  const acts = sketchesOfActs(blueTape, readContent('exercises/blue-tape/plays/careful.acts'));
  expect(judged(blueTape, practicesOf(blueTape), acts).score.total).toBe(100);
});
