const DAY = 86_400_000;

/** Offset of a zone from UTC at an instant, in milliseconds. Throws RangeError for a zone the platform does not know. */
function offsetAt(zone: string, time: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(time);
  const part = (name: string): number => Number(parts.find(({ type }) => type === name)?.value);
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(time / 1000) * 1000;
}

/**
 * UTC milliseconds of a wall-clock time. `date` is `YYYY-MM-DD`, `time` `HH:MM`; `days` are added to the date. A time a
 * clock change skips is read as if the clock had not changed yet; of one that comes twice, the first is meant.
 */
export function wallTime(zone: string, date: string, time: string, days = 0): number {
  const wall = Date.parse(`${date}T${time}:00Z`) + days * DAY;
  if (Number.isNaN(wall)) throw new RangeError(`not a date and time: ${date} ${time}`);
  const before = offsetAt(zone, wall - DAY);
  const guess = wall - before;
  // Where the day holds a change, the offset before it is right only for instants before it.
  return offsetAt(zone, guess) === before ? guess : wall - offsetAt(zone, guess);
}

/** Whether the platform knows the zone. */
export function isZone(zone: string): boolean {
  try {
    offsetAt(zone, 0);
    return true;
  } catch {
    return false;
  }
}
