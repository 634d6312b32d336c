import type { Clock } from '@tracecraft/workbench';

/** The device clock. Browsers say nothing about its error; one second is what unsynchronised phones commonly stay within a day. */
const UNCERTAINTY_MS = 1_000;

/** The clock of this device, showing the wall clock of `zone` (the exercise's place), or of the device itself. */
export function deviceClock(zone = Intl.DateTimeFormat().resolvedOptions().timeZone): Clock {
  const offsets = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return {
    now: () => Date.now(),
    zoneAt: (time) => ({ zone, offsetMinutes: offsetOf(offsets, time) }),
    uncertaintyMs: UNCERTAINTY_MS,
    source: 'device',
  };
}

function offsetOf(format: Intl.DateTimeFormat, time: number): number {
  const name = format.formatToParts(time).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (match === null) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}
