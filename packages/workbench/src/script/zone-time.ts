/** True when the host knows this IANA zone. */
export function zoneKnown(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Minutes east of UTC in `zone` at `time` (UTC ms). */
export function offsetMinutesAt(zone: string, time: number): number {
  const parts = offsetFormat(zone).formatToParts(time);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const match = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name);
  const minutes = Number(match?.[2] ?? 0) * 60 + Number(match?.[3] ?? 0);
  return match?.[1] === '-' ? -minutes : minutes;
}

/** Making a format costs a hundred times what using it does; there are only so many zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function offsetFormat(zone: string): Intl.DateTimeFormat {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  return format;
}

/** UTC milliseconds of a wall-clock reading in `zone`; in a repeated hour the earlier of the two. */
export function wallToUtc(zone: string, date: string, seconds: number): number {
  const wall = Date.parse(`${date}T00:00:00Z`) + seconds * 1000;
  const guesses = [wall - 86_400_000, wall + 86_400_000].map(
    (near) => wall - offsetMinutesAt(zone, near) * 60_000,
  );
  const exact = guesses.filter((guess) => guess + offsetMinutesAt(zone, guess) * 60_000 === wall);
  return Math.min(...(exact.length === 0 ? guesses : exact));
}

/** `HH:MM` or `HH:MM:SS` as seconds of the day, or null. */
export function secondsOf(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  return match === null ? null : Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
}

/** True for a day that exists, `YYYY-MM-DD`. */
export function dateExists(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(time) && new Date(time).toISOString().startsWith(text)
  );
}
