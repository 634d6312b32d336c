import type { Cursor } from './cursor.ts';
import { nearest } from './suggest.ts';

export const UNITS: Readonly<Record<string, number>> = {
  s: 1000,
  sec: 1000,
  second: 1000,
  seconds: 1000,
  min: 60_000,
  minute: 60_000,
  minutes: 60_000,
  h: 3_600_000,
  hour: 3_600_000,
  hours: 3_600_000,
  d: 86_400_000,
  day: 86_400_000,
  days: 86_400_000,
};

/** `5 min`, `24 h`, `7 d` → milliseconds; at most 100 years. */
export function parseDuration(cursor: Cursor): number {
  const count = cursor.peek();
  if (count.kind !== 'number')
    cursor.fail('sentence.bad-duration', count, { found: count.text, suggestion: '' });
  cursor.next();
  const unit = cursor.peek();
  const length = Object.hasOwn(UNITS, unit.text) ? UNITS[unit.text] : undefined;
  if (length === undefined)
    return cursor.fail('sentence.bad-duration', unit, {
      found: unit.text,
      suggestion: nearest(unit.text, Object.keys(UNITS)) ?? 'min',
    });
  cursor.next();
  const total = Number(count.text) * length;
  if (total === 0 || total > 36_525 * 86_400_000)
    cursor.fail('sentence.bad-duration', count, { found: count.text, suggestion: '' });
  return total;
}

/** The shortest exact spelling, e.g. `24 h` for a day written as hours, `2 d` for two. */
export function printDuration(ms: number): string {
  if (ms % 86_400_000 === 0 && ms > 86_400_000) return `${ms / 86_400_000} d`;
  if (ms % 3_600_000 === 0) return `${ms / 3_600_000} h`;
  if (ms % 60_000 === 0) return `${ms / 60_000} min`;
  return `${ms / 1000} s`;
}
