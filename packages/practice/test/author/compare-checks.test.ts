import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareChecks, miniRecord, naiveVerdicts, parseCheck, type Check } from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import { atLeastAsTight } from '../../src/author/model/at-least-as-tight.ts';
import { practiceOf } from '../practice-of.ts';
import { randomRecord } from '../random-record.ts';
import { changedCheck, plainCheck } from './mutations.ts';

const RUNS = Math.round(400 * Number(process.env['PRACTICE_RUNS'] ?? 1));

/** Objects of a record that depart from the sentence, by the reference meaning. */
function departed(check: Check, events: readonly CaseEvent[]): ReadonlySet<string> {
  const verdicts = naiveVerdicts([practiceOf(check)], events, { closed: true });
  return new Set(verdicts.filter(({ verdict }) => verdict === 'violated').map(({ object }) => object.id));
}

function compared(before: string, after: string): ReturnType<typeof compareChecks> {
  return compareChecks(parseCheck(before), parseCheck(after));
}

describe('what the trees say of two sentences holds on every record', () => {
  test('a departure from the looser sentence is one from the tighter', () => {
    let settled = 0;
    fc.assert(
      fc.property(changedCheck, randomRecord(9), ([a, b], events) => {
        for (const [tight, loose] of [
          [a, b],
          [b, a],
        ] as const) {
          if (!atLeastAsTight(tight, loose)) continue;
          settled++;
          const both = departed(tight, events);
          for (const object of departed(loose, events)) expect(both).toContain(object);
        }
      }),
      { numRuns: RUNS },
    );
    console.log(`trees settled ${settled} of ${2 * RUNS} ordered pairs`);
    expect(settled).toBeGreaterThan(RUNS / 2);
  });

  test('a shorter time never turns a departed record clean', () => {
    const times = fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 90 }));
    const forms = [
      (m: number): string => `for each exhibit: after collect, require seal within ${m} min`,
      (m: number): string => `for each exhibit: before collect, require photograph within ${m} min`,
      (m: number): string =>
        `for each exhibit: after collect, require seal or label within ${m} min before move`,
    ];
    fc.assert(
      fc.property(times, fc.constantFrom(...forms), randomRecord(9), ([a, b], form, events) => {
        const [short, long] = [form(Math.min(a, b)), form(Math.max(a, b))].map((text) => parseCheck(text));
        const strict = departed(short!, events);
        for (const object of departed(long!, events)) expect(strict).toContain(object);
        if (a !== b) expect(atLeastAsTight(short!, long!) && !atLeastAsTight(long!, short!)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the record shown is one on which the sentences differ', () => {
  test('by the reference meaning, for random pairs', () => {
    let shown = 0;
    fc.assert(
      fc.property(plainCheck, plainCheck, (before, after) => {
        const { onlyBefore, onlyAfter } = compareChecks(before, after, { length: 3, most: 1500 });
        for (const [found, yes, no] of [
          [onlyBefore, before, after],
          [onlyAfter, after, before],
        ] as const) {
          if (found === null) continue;
          shown++;
          const events = miniRecord(found.record);
          const only = [...departed(yes, events)].filter((object) => !departed(no, events).has(object));
          expect(only, found.record).not.toEqual([]);
        }
      }),
      { numRuns: Math.round(RUNS / 8) },
    );
    console.log(`${shown} records shown`);
    expect(shown).toBeGreaterThan(RUNS / 8);
  });

  test('the same question has the same answer', () => {
    const ask = (): unknown =>
      compared('for each exhibit: after collect, require seal', 'for each exhibit: if collect, also seal');
    expect(ask()).toEqual(ask());
  });
});

describe('direction and shortest record, by hand', () => {
  test.each([
    ['after collect, require seal within 30 min', 'after collect, require seal within 10 min', 'tightened'],
    ['after collect, require seal within 10 min', 'after collect, require seal within 30 min', 'loosened'],
    ['before collect, require photograph', 'before each collect, require a new photograph', 'tightened'],
    ['before each collect, require a new photograph', 'before collect, require photograph', 'loosened'],
    ['after collect, require seal', 'if collect, also seal', 'loosened'],
    ['after collect, require seal', 'after collect, require seal or label', 'loosened'],
    ['never move', 'at most 2 move', 'loosened'],
    ['exactly 1 seal', 'at least 1 seal', 'loosened'],
    ['never move', 'at most 0 move', 'same-meaning'],
    ['not both move and seal', 'not both seal and move', 'same-meaning'],
    ['after collect, require seal before move', 'after collect, require seal within 10 min', 'loosened'],
    [
      'whenever package, require container in (paper-bag, envelope)',
      'whenever package, require container = paper-bag',
      'tightened',
    ],
    [
      'whenever package, require container = paper-bag',
      'whenever package, require container ≠ tube',
      'loosened',
    ],
    ['in order: move; seal; collect', 'before collect, require move and seal', 'loosened'],
  ])('%s → %s: %s', (before, after, kind) => {
    const found = compared(`for each exhibit: ${before}`, `for each exhibit: ${after}`);
    expect(found.kind).toBe(kind);
    if (kind === 'loosened') expect(found.onlyBefore?.record).toMatch(/^09:00 budi/);
    if (kind === 'tightened') expect(found.onlyAfter?.record).toMatch(/^09:00 budi/);
    if (kind === 'same-meaning') expect([found.onlyBefore, found.onlyAfter]).toEqual([null, null]);
  });

  test('the shortest record that tells response from responded existence', () => {
    const { onlyBefore, upTo } = compared(
      'for each exhibit: after collect, require seal',
      'for each exhibit: if collect, also seal',
    );
    expect(onlyBefore?.record).toBe('09:00 budi seal X seal-number S1\n09:01 budi collect X');
    expect(upTo).toBe(4);
  });

  test('a description of the object where the sentence asks for one; a year where it asks for a year', () => {
    const found = compared(
      'for each exhibit where material = biological: after collect, require store within 6 h',
      'for each exhibit where material = biological: after collect, require store within 12 h',
    );
    expect(found.onlyBefore?.record).toBe(
      '09:00 budi recognise X number 1 description noted kind packet material biological\n09:01 budi collect X\n15:02 budi store X place noted',
    );
    const year = compared(
      'for each image: before examine, require validate-tool with passed = yes within 365 d',
      'for each image: before examine, require validate-tool with passed = yes',
    );
    expect(year.onlyBefore?.record).toContain('366d 09:01 budi examine I');
  });
});
