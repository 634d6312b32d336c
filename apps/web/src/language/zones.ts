import { formatClock, formatDay } from './formats.ts';

let zone: string | null = null;

/** IANA zone of this device. Asked once for all lines of a list: each time takes a browser a millisecond. */
export function deviceZone(): string {
  if (zone === null) queueMicrotask(() => (zone = null));
  return (zone ??= Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** Every zone this browser knows, UTC first. */
export function knownZones(): readonly string[] {
  const zones = Intl.supportedValuesOf('timeZone');
  return zones.includes('UTC') ? zones : ['UTC', ...zones];
}

/** A stretch of time on the wall clock of `zone`: `09:00–10:30`; with the day in front where it is asked for. */
export function formatStretch(
  { starts, ends }: { readonly starts: number; readonly ends: number },
  zone: string,
  day?: string,
): string {
  const clocks = `${formatClock(starts, zone, false)}–${formatClock(ends, zone, false)}`;
  return day === undefined ? clocks : `${formatDay(starts, day, zone)} ${clocks}`;
}

/** What an `<input type="datetime-local">` shows for an instant on the wall clock of `zone`. */
export function wallText(time: number, zone: string): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(time);
  return `${day}T${formatClock(time, zone, false)}`;
}
