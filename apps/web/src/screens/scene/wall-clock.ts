/** `2026-11-23T14:05` on the wall clock of `zone`. */
export function wallClock(time: number, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    .format(time)
    .replace(' ', 'T');
}

/** UTC milliseconds of a wall-clock time in `zone`; undefined while it is incomplete. */
export function timeOfWallClock(text: string, zone: string): number | undefined {
  // Date.parse makes a date of nearly anything; of `:00Z` too.
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return undefined;
  const guess = Date.parse(`${text}:00Z`);
  const shown = Date.parse(`${wallClock(guess, zone)}:00Z`);
  return guess - (shown - guess);
}
