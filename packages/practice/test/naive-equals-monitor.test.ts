import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkRecord,
  compilePractices,
  createMonitor,
  naiveVerdicts,
  type CheckVerdict,
  type NaiveVerdict,
  type Practice,
} from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import { productPractices } from './content.ts';
import { practiceOf } from './practice-of.ts';
import { randomCheck } from './random-check.ts';
import { randomRecord } from './random-record.ts';

// PRACTICE_RUNS=20 makes the run twenty times as long.
const RUNS = Math.round(600 * Number(process.env['PRACTICE_RUNS'] ?? 1));
const product = productPractices();

type Told = Pick<CheckVerdict, 'practice' | 'step' | 'object' | 'on' | 'verdict' | 'activation' | 'late'>;

function keyOf({ practice, step, object, on }: Told): string {
  return `${practice}/${step}/${object.type}/${object.id}/${on?.id ?? ''}`;
}

function told(verdicts: readonly (CheckVerdict | NaiveVerdict)[]): readonly Told[] {
  return verdicts
    .map(({ practice, step, object, on, verdict, activation, late }) => ({
      practice,
      step,
      object,
      on,
      verdict,
      activation,
      late,
    }))
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function expectSame(
  practices: readonly Practice[],
  events: readonly CaseEvent[],
  options: { now?: number; closed: boolean },
): void {
  const naive = told(naiveVerdicts(practices, events, options));
  expect(told(checkRecord(compilePractices(practices), events, options))).toEqual(naive);
}

const later = fc.option(
  fc.constantFrom(0, 4, 6, 29, 61, 1500).map((minutes) => minutes * 60_000),
  { nil: null },
);

function end(events: readonly CaseEvent[]): number {
  return Math.max(...events.map(({ body }) => body.recorded));
}

describe('the monitor says what the reference meaning says', () => {
  test('random checks of every form on random records, open and closed', () => {
    fc.assert(
      fc.property(
        fc.array(randomCheck, { minLength: 3, maxLength: 6 }),
        randomRecord(12),
        later,
        fc.boolean(),
        (checks, events, wait, closed) => {
          const practices = checks.map((check, i) => practiceOf(check, i === 0 ? 'p' : `p${i}`));
          expectSame(practices, events, { closed, ...(wait === null ? {} : { now: end(events) + wait }) });
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('the fifteen practices on random records', () => {
    fc.assert(
      fc.property(randomRecord(24), fc.boolean(), (events, closed) => {
        expectSame(product, events, { closed });
      }),
      { numRuns: RUNS / 4 },
    );
  });

  test('arrival order, batches, doubled events and early ticks change nothing', () => {
    const arrivals = fc.tuple(randomRecord(14), fc.infiniteStream(fc.nat(1000)));
    fc.assert(
      fc.property(
        fc.array(randomCheck, { minLength: 3, maxLength: 5 }),
        arrivals,
        fc.boolean(),
        (checks, [events, dice], closed) => {
          const practices = checks.map((check, i) => practiceOf(check, i === 0 ? 'p' : `p${i}`));
          const shuffled = events
            .map((event) => ({ event, at: dice.next().value as number }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ event }) => event);
          // Every other record begins with many at once, folded as a whole.
          const wholeFrom = (dice.next().value as number) % 2 === 0 ? 1 : 64;
          const first = wholeFrom === 1 ? (dice.next().value as number) % shuffled.length : 0;
          const monitor = createMonitor(compilePractices(practices), { wholeFrom });
          const shown = new Map<string, CheckVerdict>();
          const show = (changed: Iterable<CheckVerdict>): void => {
            for (const one of changed) shown.set(keyOf(one), one);
          };
          for (let at = 0; at < shuffled.length; ) {
            const size = 1 + ((dice.next().value as number) % 4) + (at === 0 ? first : 0);
            show(monitor.add([...shuffled.slice(at, at + size), shuffled[0]!]));
            show(monitor.tick(shuffled[at]!.body.recorded));
            at += size;
          }
          show(monitor.tick(end(events) + 6 * 60_000));
          if (closed) show(monitor.close());
          const naive = told(naiveVerdicts(practices, events, { now: end(events) + 6 * 60_000, closed }));
          expect(told(monitor.verdicts())).toEqual(naive);
          const listed = new Set(naive.map(keyOf));
          expect(
            told([...shown].filter(([key]) => listed.has(key)).map(([, one]) => one)),
            'what was told as changed adds up to the same',
          ).toEqual(naive);
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('a record with holes: predecessors and seen events that never arrived', () => {
    fc.assert(
      fc.property(
        fc.array(randomCheck, { minLength: 3, maxLength: 5 }),
        randomRecord(14),
        fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
        (checks, events, keep) => {
          const practices = checks.map((check, i) => practiceOf(check, i === 0 ? 'p' : `p${i}`));
          expectSame(
            practices,
            events.filter((_, i) => i < 3 || keep[i % 20]),
            { closed: false },
          );
        },
      ),
      { numRuns: RUNS / 2 },
    );
  });
});
