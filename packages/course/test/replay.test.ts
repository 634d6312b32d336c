import { checkRecord } from '@tracecraft/practice';
import { readCatalogue } from '@tracecraft/phrases';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replayOf, sideBySide, whatIf, type Replay, type WhatIf } from '../src/index.ts';
import { exercise, practicesOf, readContent, recordOf, type Sketch } from './case-builder.ts';
import { sketchesOfActs } from './sketches-of-acts.ts';

const T0 = Date.UTC(2026, 2, 8, 23, 0);
const at = (minutes: number): number => T0 + minutes * 60_000;
const NOW = at(24 * 60);
const blueTape = exercise('blue-tape');
const practices = practicesOf(blueTape);
const acts = (play: string): readonly Sketch[] =>
  sketchesOfActs(blueTape, readContent(`exercises/blue-tape/plays/${play}.acts`));
// Sketches do not resolve which object an explanation is about: here it explains the practice.
const hurried = acts('hurried').map((one) =>
  one.verb === 'explain'
    ? { ...one, fields: { practice: 'countersigned-quantity', reason: 'Nobody else was there.' } }
    : one,
);
const careful = acts('careful');
const replay = (sketches: readonly Sketch[], closed: number | null = NOW): Replay =>
  replayOf({ exercise: blueTape, events: recordOf(sketches), practices, started: at(20), closed });

describe('a replay', () => {
  test('has every act on one axis from the start, in order of time', () => {
    const shown = replay(careful);
    const events = recordOf(careful);
    const own = shown.entries.filter((one) => one.kind === 'act').map((one) => one.event);
    expect(new Set(own)).toEqual(new Set(events.map((one) => one.id)));
    const times = shown.entries.map((one) => one.at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    // 06:20 is the start, 06:31 the shoe mark
    const mark = shown.exhibits.find((one) => one.thing === 'shoe-mark')!;
    expect([mark.at / 60_000, mark.x, mark.y]).toEqual([11, 2150 + 60, 2500 + 150]);
    expect(shown.exhibits).toHaveLength(8);
    expect(shown.photographs).toHaveLength(24);
    expect(shown.photographs[0]).toMatchObject({ exhibit: mark.exhibit, view: 'shoe-mark' });
    expect(shown.departures).toEqual([]);
  });

  test('turns end where the whole check ends, and each is what a check of the record up to there says', () => {
    const events = recordOf(hurried);
    const { entries, departures } = replay(hurried);
    const turns = entries.flatMap((one) => (one.turn === null ? [] : [one.turn]));
    const key = (one: { practice: string; step: string; object: { id: string } }): string =>
      `${one.practice}/${one.step} ${one.object.id}`;
    const last = new Map(turns.map((turn) => [key(turn), turn.to]));
    const whole = checkRecord(practices, events, { closed: true, now: NOW });
    for (const verdict of whole)
      if (verdict.verdict !== 'not-applicable')
        expect(last.get(key(verdict)), key(verdict)).toBe(verdict.verdict);
    const caused = turns.filter((turn) => turn.because !== null);
    expect(caused.length).toBeGreaterThan(30);
    for (const turn of caused) {
      const upTo = events.slice(0, events.findIndex((event) => event.id === turn.because) + 1);
      const then = checkRecord(practices, upTo, { closed: false }).find((one) => key(one) === key(turn));
      expect(then?.verdict, key(turn)).toBe(turn.to);
    }
    expect(departures.map((one) => one.verdict.practice).toSorted()).toEqual(
      whole
        .filter((one) => one.verdict === 'violated')
        .map((one) => one.practice)
        .toSorted(),
    );
    for (const one of departures) expect(entries[one.entry]).toMatchObject({ kind: 'turn', at: one.at });
    expect(departures.filter((one) => one.state === 'explained').map((one) => one.verdict.practice)).toEqual([
      'countersigned-quantity',
    ]);
  });

  test('a deadline that passes between two acts turns a verdict at its own time, because of no act', () => {
    const turn = replay(hurried).entries.find(
      (one) => one.turn?.practice === 'isolate-running-device' && one.turn.to === 'violated',
    )!;
    expect(turn.turn).toMatchObject({ because: null, from: 'pending' });
    expect(turn.turn!.at).toBe(turn.turn!.verdict.deadline);
    // 07:02 collected, 07:13 isolated: the deadline lies between.
    expect(turn.at / 60_000).toBeGreaterThan(42);
    expect(turn.at / 60_000).toBeLessThan(53);
    expect(turn.says.phrase).toBe('replay.turn.time');
  });

  test('a late entry stands at both times; injects, hints and advice are kinds of their own', () => {
    const events = recordOf(careful.slice(0, 6)).map((event) =>
      event.header.kind === 'scene.entered'
        ? { ...event, body: { ...event.body, recorded: event.body.recorded + 40 * 60_000 } }
        : event,
    );
    const written = { ...events.at(-1)!, id: '9'.repeat(64) };
    const special = ['inject.delivered', 'hint.taken', 'advice.shown'].map((kind, i) => ({
      ...written,
      id: String(i).repeat(64),
      header: { ...written.header, kind, seq: 50 + i },
      body: { ...written.body, objects: [], fields: { inject: 'draught', hint: 'h', practice: 'p' } },
    }));
    const shown = replayOf({
      exercise: blueTape,
      events: [...events, ...special],
      practices,
      started: at(20),
      closed: null,
    });
    const late = shown.entries.filter((one) => one.late);
    expect(late.map((one) => [one.kind, one.at / 60_000])).toEqual([
      ['act', 10],
      ['written', 50],
    ]);
    for (const kind of ['inject', 'hint', 'advice'])
      expect(
        shown.entries.filter((one) => one.kind === kind),
        kind,
      ).toHaveLength(1);
  });

  test('what is about a victim is withheld, also what was recorded before it was known; the rest is not', () => {
    const person: Sketch = {
      minute: 40,
      verb: 'record-person',
      by: 'linh',
      name: 'person-1',
      fields: { role: 'witness', description: 'a young woman in the yard' },
    };
    const victim: Sketch = {
      minute: 60,
      verb: 'set-status',
      by: 'linh',
      objects: { person: 'person-1' },
      fields: { status: 'victim' },
    };
    const cleared = { ...victim, minute: 70, fields: { status: 'none' } };
    const withheld = (acts: readonly Sketch[]): number[] =>
      replay([...careful.slice(0, 8), ...acts])
        .entries.filter((one) => one.withheld && one.kind === 'act')
        .map((one) => one.at / 60_000);
    expect(withheld([person])).toEqual([]);
    expect(withheld([person, victim, cleared])).toEqual([20, 40, 50]);
  });

  test('two teams side by side: the same minute since their own start stands in one row, nothing is lost', () => {
    const [one, two] = [replay(careful), replay(hurried)];
    const rows = sideBySide([one, two]);
    expect(rows.flatMap((row) => row.entries[0]!)).toHaveLength(one.entries.length);
    expect(rows.flatMap((row) => row.entries[1]!)).toHaveLength(two.entries.length);
    for (const row of rows)
      for (const entry of row.entries.flat()) expect(Math.abs(entry.at - row.at)).toBeLessThan(60_000);
    const start = rows.find((row) => row.at === 0)!;
    expect(start.entries.map((list) => list.some((entry) => entry.kind === 'act'))).toEqual([true, true]);
  });

  test('every phrase is there in three languages; none blames anybody', () => {
    const [english, ...others] = ['en', 'vi', 'ko'].map((language) =>
      readCatalogue(readContent(`phrases/${language}/replay.po`)),
    );
    const said = [...replay(hurried).entries, ...replay(careful).entries].map((one) => one.says.phrase);
    for (const phrase of new Set(said)) expect(english?.[phrase], phrase).toBeTruthy();
    for (const other of others) expect(Object.keys(other)).toEqual(Object.keys(english ?? {}));
    expect(Object.values(english ?? {}).join(' ')).not.toMatch(
      /fault|fail|wrong|forgot|should have|mistake/i,
    );
  });
});

describe('what if this act had come at another time', () => {
  const events = recordOf(hurried);
  const find = (kind: string, nth = 0): string =>
    events.filter((event) => event.header.kind === kind)[nth]!.id;
  const changes = (found: WhatIf): string[] =>
    found.possible
      ? found.changes.map((one) => `${one.key.split('/')[0]} ${one.from} → ${one.to}`).toSorted()
      : [found.why.code];

  test('the warrant before entering: that departure goes, nothing else moves; the record stays as it is', () => {
    const before = JSON.stringify(events);
    const found = whatIf(events, practices, find('authority.recorded'), at(19), { closed: true, now: NOW });
    expect(changes(found)).toEqual(['authority-before-entry violated → satisfied']);
    expect(JSON.stringify(events)).toBe(before);
  });

  test('an act moved far is written down as soon after it as it was: no late entry comes of it', () => {
    const tardy = recordOf(hurried.map((one) => (one.verb === 'authority' ? { ...one, minute: 62 } : one)));
    const warrant = tardy.find((event) => event.header.kind === 'authority.recorded')!;
    const found = whatIf(tardy, practices, warrant.id, at(19), { closed: true, now: NOW });
    expect(changes(found)).toEqual(['authority-before-entry violated → satisfied']);
    expect(found.possible && found.changes[0]?.after?.late).toBe(false);
  });

  test('told why not: before the case, before what it is about, after it was used, no act, no such event', () => {
    const seal = find('exhibit.sealed');
    expect(changes(whatIf(events, practices, seal, at(-30)))).toEqual(['before-case']);
    expect(changes(whatIf(events, practices, seal, at(20)))).toEqual(['before-object']);
    expect(changes(whatIf(events, practices, find('exhibit.recognised'), at(90)))).toEqual(['after-use']);
    expect(changes(whatIf(events, practices, seal, at(600)))).toEqual(['after-hand-in']);
    expect(changes(whatIf(events, practices, find('case.handed-in'), at(60)))).toEqual(['no-act']);
    expect(changes(whatIf(events, practices, 'f'.repeat(64), at(60)))).toEqual(['unknown-event']);
  });

  test('several devices that see one another: the same as writing all of their records anew', () => {
    const devices = (sketches: readonly Sketch[]) => {
      const newest = new Map<string, string>();
      const counts = new Map<string, number>();
      return recordOf(sketches).map((event) => {
        const feed = event.body.performer;
        const seq = counts.get(feed) ?? 0;
        const informedBy = [...newest].flatMap(([other, id]) => (other === feed ? [] : [id]));
        const prev = newest.get(feed) ?? null;
        newest.set(feed, event.id);
        counts.set(feed, seq + 1);
        return {
          ...event,
          header: { ...event.header, feed, seq, prev },
          body: { ...event.body, informedBy },
        };
      });
    };
    const told = (of: readonly Sketch[]): readonly string[] =>
      checkRecord(practices, devices(of), { closed: true, now: NOW }).map(
        (one) => `${one.practice}/${one.step}/${one.object.type}:${one.object.id} ${one.verdict}`,
      );
    const was = told(hurried);
    let turned = 0;
    fc.assert(
      fc.property(fc.nat(hurried.length - 1), fc.integer({ min: 15, max: 230 }), (which, minute) => {
        const sketch = hurried[which]!;
        const id = recordOf([sketch]).at(-1)!.id;
        const moved = whatIf(devices(hurried), practices, id, at(minute + 0.5), { closed: true, now: NOW });
        fc.pre(moved.possible);
        const is = told(hurried.map((one) => (one === sketch ? { ...one, minute: minute + 0.5 } : one)));
        const found = moved.possible ? moved.changes : [];
        turned += found.length;
        const expected = is.filter((one) => !was.includes(one));
        expect(found.flatMap((one) => (one.to === null ? [] : [`${one.key} ${one.to}`])).toSorted()).toEqual(
          expected.toSorted(),
        );
      }),
      { numRuns: 60 },
    );
    expect(turned).toBeGreaterThan(0);
  });

  test('the same as writing the whole record anew with that act at its new time', () => {
    let looked = 0;
    fc.assert(
      fc.property(fc.nat(hurried.length - 1), fc.integer({ min: 15, max: 230 }), (which, minute) => {
        const sketch = hurried[which]!;
        const id = recordOf([sketch]).at(-1)!.id;
        const moved = whatIf(events, practices, id, at(minute), { closed: true, now: NOW });
        fc.pre(moved.possible);
        looked += 1;
        // Named, so that the act keeps its id: what the record is about does not change with its time.
        const anew = hurried.map((one) => (one === sketch ? { ...one, minute } : one));
        const told = (of: readonly Sketch[]): Map<string, string> =>
          new Map(
            checkRecord(practices, recordOf(of), { closed: true, now: NOW }).map((one) => [
              `${one.practice}/${one.step}/${one.object.type}:${one.object.id}`,
              one.verdict,
            ]),
          );
        const [was, is] = [told(hurried), told(anew)];
        const expected = [...new Set([...was.keys(), ...is.keys()])]
          .filter((key) => was.get(key) !== is.get(key))
          .map((key) => `${key} ${was.get(key) ?? null} ${is.get(key) ?? null}`);
        const found = moved.possible ? moved.changes.map((one) => `${one.key} ${one.from} ${one.to}`) : [];
        // Written down as soon after it as it was.
        expect(moved.possible && moved.changes.some((one) => one.after?.late === true)).toBe(false);
        expect(found.toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 80 },
    );
    expect(looked).toBeGreaterThan(20);
  });
});
