import type { StoredTime } from '../../contract.ts';

/** Wall-clock milliseconds (as if UTC) → seconds since 1970 in the assumed zone. */
export type ZoneRule = (wallMs: number) => number;

/** The rule of UTC: the wall clock is the time. */
export const utcRule: ZoneRule = (wallMs) => Math.floor(wallMs / 1000);

const EMPTY: Readonly<Record<'local' | 'local-date', StoredTime>> = {
  local: { seconds: null, wall: null, kind: 'local' },
  'local-date': { seconds: null, wall: null, kind: 'local-date' },
};

/** True for a date with a day and a month; February 31 passes, as it does in Sleuth Kit. */
export function isDosDate(date: number): boolean {
  const month = (date >> 5) & 15;
  return (date & 31) >= 1 && month >= 1 && month <= 12;
}

/** True for a time of day that a clock can show. */
export function isDosTime(time: number): boolean {
  return (time & 31) <= 30 && ((time >> 5) & 63) <= 59 && time >> 11 <= 23;
}

const TWO = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

function dateText(date: number): string {
  return `${1980 + (date >> 9)}-${TWO[(date >> 5) & 15]}-${TWO[date & 31]}`;
}

/** Times of a folder's files repeat: those read lately are given again, as long as the zone is the same. */
const KEPT = 4096;
const known = new Map<number, StoredTime>();
let knownRule: ZoneRule = utcRule;

function once(key: number, rule: ZoneRule, make: () => StoredTime): StoredTime {
  if (rule !== knownRule || known.size >= KEPT) known.clear();
  knownRule = rule;
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

/** A date without a time of day (last access). */
export function dosDate(date: number, rule: ZoneRule): StoredTime {
  if (!isDosDate(date)) return EMPTY['local-date'];
  return once(-1 - date, rule, () => readDate(date, rule));
}

function readDate(date: number, rule: ZoneRule): StoredTime {
  const wallMs = Date.UTC(1980 + (date >> 9), ((date >> 5) & 15) - 1, date & 31);
  return { seconds: rule(wallMs), wall: dateText(date), kind: 'local-date' };
}

/**
 * A date with a time of day, two seconds fine; `hundredths` (0–199) refines the creation time.
 * Parts of a time of day that no clock shows count as zero.
 */
export function dosDateTime(date: number, time: number, hundredths: number, rule: ZoneRule): StoredTime {
  if (!isDosDate(date)) return EMPTY.local;
  const key = (hundredths * 65_536 + date) * 65_536 + time;
  return once(key, rule, () => readDateTime(date, time, hundredths, rule));
}

function readDateTime(date: number, time: number, hundredths: number, rule: ZoneRule): StoredTime {
  const hour = time >> 11 <= 23 ? time >> 11 : 0;
  const minute = ((time >> 5) & 63) <= 59 ? (time >> 5) & 63 : 0;
  const even = (time & 31) <= 30 ? (time & 31) * 2 : 0;
  const second = even + (hundredths >= 100 ? 1 : 0);
  const wallMs = Date.UTC(1980 + (date >> 9), ((date >> 5) & 15) - 1, date & 31, hour, minute, second);
  const part = hundredths > 0 && hundredths < 200 ? `.${TWO[hundredths % 100]}` : '';
  const wall = `${dateText(date)}T${TWO[hour]}:${TWO[minute]}:${TWO[second]}${part}`;
  return { seconds: rule(wallMs), wall, kind: 'local' };
}
