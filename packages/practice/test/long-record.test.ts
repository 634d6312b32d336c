import { expect, test } from 'vitest';
import {
  compilePractices,
  createMonitor,
  miniRecord,
  type CheckVerdict,
  type Monitor,
} from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import { practiceOf } from './practice-of.ts';

const EXHIBITS = 300;
const practices = [
  'before collect, require photograph with scale = yes',
  'after collect, require seal within 5 min',
  'after collect, require package before seal',
  'never move',
].map((form, i) => practiceOf(`for each exhibit: ${form}`, `p${i}`));
const compiled = compilePractices(practices);

/** Longer than one piece of memory holds: 300 exhibits, every third moved, every fifth not photographed. */
function longRecord(): readonly CaseEvent[] {
  const lines = Array.from({ length: EXHIBITS }, (_, n) => {
    const at = `${String(1 + Math.floor(n / 30)).padStart(2, '0')}:${String((n % 30) * 2).padStart(2, '0')}`;
    const acts = [
      `recognise E${n} number ${n + 1} description thing kind tool`,
      ...(n % 5 === 0 ? [] : [`photograph E${n} view overall scale yes`]),
      ...(n % 3 === 0 ? [`move E${n}`] : []),
      `collect E${n}`,
      `package E${n} container paper-bag package-number P${n}`,
      `seal E${n} seal-number S${n}`,
    ];
    return acts.map((act) => `${at} budi ${act} {on tablet-${n % 3}}`);
  });
  return miniRecord(lines.flat().join('\n'));
}

const events = longRecord();

function said(monitor: Monitor): readonly string[] {
  return monitor
    .verdicts()
    .map((one: CheckVerdict) => `${one.practice} ${one.object.id} ${one.verdict} ${one.activation}`);
}

function added(...parts: readonly (readonly CaseEvent[])[]): readonly string[] {
  const monitor = createMonitor(compiled);
  for (const part of parts) monitor.add(part);
  return said(monitor);
}

test('a long record is judged the same whole, one by one, backwards, and in parts that overlap', () => {
  expect(events.length).toBeGreaterThan(1500);
  const whole = added(events);
  const count = (practice: string, verdict: string): number =>
    whole.filter((line) => line.startsWith(`${practice} `) && line.includes(` ${verdict} `)).length;
  expect(count('p0', 'violated')).toBe(EXHIBITS / 5);
  expect(count('p3', 'violated')).toBe(EXHIBITS / 3);
  expect(count('p1', 'violated') + count('p2', 'violated')).toBe(0);
  expect(added(...events.map((event) => [event]))).toEqual(whole);
  expect(added(events.toReversed())).toEqual(whole);
  expect(added(events.slice(900), events.slice(0, 1100))).toEqual(whole);
  expect(added(events.slice(0, 40), events.slice(1200), events.slice(30, 1250))).toEqual(whole);
});
