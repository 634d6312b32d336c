import type { Entry, StoredTime } from '@tracecraft/image';
import { describe, expect, it } from 'vitest';
import {
  barsOf,
  moved,
  timeEvents,
  wholeSpan,
  zoomed,
  type TimeEvent,
} from '../src/screens/lab/time-events.ts';
import { packed } from './packed-list.ts';

const at = (seconds: number | null): StoredTime => ({ seconds, wall: null, kind: 'utc' });
const entry = (path: string, modified: number | null, created: number | null): Entry =>
  ({
    path,
    name: path.slice(1),
    type: 'file',
    identity: path,
    deleted: false,
    modified: at(modified),
    accessed: at(null),
    changed: at(null),
    created: at(created),
  }) as Entry;
const START = Date.UTC(2024, 0, 1) / 1000;
const DAY = 86_400;

function eventsOf(seconds: readonly number[]): readonly TimeEvent[] {
  return timeEvents(new Map([[0, packed(seconds.map((one, i) => entry(`/${i}`, one, null)))]]), 0);
}

describe('the times of an image', () => {
  it('are every time that is kept, oldest first, the clock taken off', () => {
    const events = timeEvents(
      new Map([[0, packed([entry('/a', START + 50, START), entry('/b', null, START + 20)])]]),
      20,
    );
    expect(events.map(({ kind, seconds, entry: index }) => [kind, seconds - START, index])).toEqual([
      ['created', -20, 0],
      ['created', 0, 1],
      ['modified', 30, 0],
    ]);
  });

  it('lie each in one bar; the bars of five years are few, those of half a minute are seconds', () => {
    const events = eventsOf(Array.from({ length: 1000 }, (_, i) => START + i * 1.8 * DAY));
    const whole = wholeSpan(events);
    const years = barsOf(events, whole);
    expect(years.length).toBeLessThanOrEqual(61);
    expect(years.reduce((sum, { total }) => sum + total, 0)).toBe(1000);
    for (const { from, to, counts, total } of years) {
      expect(counts.modified).toBe(events.filter(({ seconds }) => seconds >= from && seconds < to).length);
      expect(total).toBe(counts.modified);
    }
    const seconds = barsOf(events, { from: START - 10, to: START + 20 });
    expect(
      seconds.map(({ from, to, total }) => [from - START, to - from, total]).filter(([, , total]) => total),
    ).toEqual([[0, 1, 1]]);
  });

  it('zoom around a place that stays where it was, and never leave the whole', () => {
    const whole = { from: START, to: START + 1000 };
    expect(zoomed(whole, 0.5, whole, START + 200)).toEqual({ from: START + 100, to: START + 600 });
    expect(zoomed({ from: START, to: START + 40 }, 0.1, whole).to).toBe(START + 35);
    expect(zoomed(whole, 2, whole)).toEqual(whole);
    expect(moved({ from: START, to: START + 100 }, -0.5, whole)).toEqual({ from: START, to: START + 100 });
    expect(moved({ from: START, to: START + 100 }, 20, whole)).toEqual({
      from: START + 900,
      to: START + 1000,
    });
  });

  it('100,000 files are sorted and counted in a moment of a processor', () => {
    const many = Array.from({ length: 100_000 }, (_, i) =>
      entry(`/${i}`, START + ((i * 7919) % DAY), START + i),
    );
    const began = process.cpuUsage();
    const events = timeEvents(new Map([[0, packed(many)]]), 0);
    const bars = barsOf(events, wholeSpan(events));
    const { user } = process.cpuUsage(began);
    expect(bars.reduce((sum, { total }) => sum + total, 0)).toBe(200_000);
    expect(user / 1000).toBeLessThan(2000);
  });
});
