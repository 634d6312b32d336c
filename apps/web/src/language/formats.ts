/** Dates and times shown to people. English, Vietnamese and Korean are in every browser's Intl; never sign or hash these texts. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function formatter(
  language: string,
  zone: string,
  options: Intl.DateTimeFormatOptions,
  key: string,
): Intl.DateTimeFormat {
  const name = `${language} ${zone} ${key}`;
  const known = clocks.get(name);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
  clocks.set(name, made);
  return made;
}

/** `14:05:09` on the wall clock of `zone`. */
export function formatClock(time: number, zone: string, seconds = true): string {
  const options: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  return formatter(
    'en-GB',
    zone,
    seconds ? { ...options, second: '2-digit' } : options,
    `clock${seconds}`,
  ).format(time);
}

/** A calendar day in the reader's language, Gregorian. */
export function formatDay(time: number, language: string, zone: string): string {
  return formatter(language, zone, { dateStyle: 'medium', calendar: 'gregory' }, 'day').format(time);
}

/** `4:05` or `1:04:05`; a minus sign for what is past. */
export function formatDuration(ms: number): string {
  const total = Math.floor(Math.abs(ms) / 1000);
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${ms < 0 ? '−' : ''}${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds)}`;
}

/** How long ago, in the reader's language: `3 minutes ago`. */
export function formatSpan(ms: number, language: string): string {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  const seconds = Math.round(ms / 1000);
  if (Math.abs(seconds) < 60) return relative.format(-seconds, 'second');
  const minutes = Math.round(seconds / 60);
  return Math.abs(minutes) < 90
    ? relative.format(-minutes, 'minute')
    : relative.format(-Math.round(minutes / 60), 'hour');
}

/** Milligrams with their unit: `500.250 g`. */
export function formatMass(mg: number, language: string): string {
  return `${new Intl.NumberFormat(language, { minimumFractionDigits: 0, maximumFractionDigits: 3 }).format(mg / 1000)} g`;
}
