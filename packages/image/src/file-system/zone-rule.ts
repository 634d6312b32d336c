import type { ZoneRule } from './fat/dos-time.ts';
import { utcRule } from './fat/dos-time.ts';

const DAY = 86_400_000;

/** Milliseconds the clocks of `format`'s zone are ahead of UTC at `ms`. */
function aheadAt(format: Intl.DateTimeFormat, ms: number): number {
  const parts = Object.fromEntries(format.formatToParts(ms).map((part) => [part.type, Number(part.value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
}

/** Seconds the clocks of an IANA zone are ahead of UTC at a moment (seconds since 1970). Throws RangeError. */
export function zoneClock(zone: string): (seconds: number) => number {
  if (zone === 'UTC') return () => 0;
  const format = formatOf(zone);
  // Clocks change on a quarter of an hour of UTC.
  const known = new Map<number, number>();
  return (seconds) => {
    const quarter = Math.floor(seconds / 900);
    let ahead = known.get(quarter);
    if (ahead === undefined) known.set(quarter, (ahead = aheadAt(format, seconds * 1000) / 1000));
    return ahead;
  };
}

/**
 * Reads wall clocks as the clocks of an IANA zone. A reading that occurs twice (clocks set back) is taken as the
 * earlier; one that never occurs as if the clocks had not yet been set forward. Throws RangeError for an unknown zone.
 */
export function zoneRule(zone: string): ZoneRule {
  if (zone === 'UTC') return utcRule;
  const format = formatOf(zone);
  const known = new Map<number, number | null>();
  /** The offset of a day whose clocks never change, else null. */
  function steady(day: number): number | null {
    const cached = known.get(day);
    if (cached !== undefined) return cached;
    const before = aheadAt(format, (day - 1) * DAY);
    const found = before === aheadAt(format, (day + 2) * DAY) ? before : null;
    known.set(day, found);
    return found;
  }
  return (wallMs) => {
    const ahead = steady(Math.floor(wallMs / DAY)) ?? turning(format, wallMs);
    return Math.floor((wallMs - ahead) / 1000);
  };
}

/** Offset for a reading near a change of the clocks: the one before the change, unless only the later one fits. */
function turning(format: Intl.DateTimeFormat, wallMs: number): number {
  const before = aheadAt(format, wallMs - DAY);
  const after = aheadAt(format, wallMs + DAY);
  if (aheadAt(format, wallMs - before) === before) return before;
  return aheadAt(format, wallMs - after) === after ? after : before;
}
