import type { ArtefactTime } from './contract.ts';

/** Days from 1601-01-01, 1582-10-15, 2001-01-01 to 1970-01-01. */
const DAYS_FROM_1601 = 134_774n;
const DAYS_FROM_1582 = 141_427n;
const DAYS_FROM_2001 = -11_323n;
/** The last day of the year 9999; anything above is no date an examiner could use. The first year is 1. */
const LAST_DAY = 2_932_896n;
const FIRST_DAY = -719_162n;
/** Digits of the fraction of a second for 100 ns. */
const TICKS = 7;

/** A FILETIME. Zero means that none was set. */
export function filetime(ticks: bigint): ArtefactTime {
  return { semantics: 'filetime-utc', reading: ticks === 0n ? null : reading(ticks, DAYS_FROM_1601) };
}

/** The time of a version 1 UUID: ticks since the Gregorian reform. */
export function uuidTime(ticks: bigint): ArtefactTime {
  return { semantics: 'uuid1-utc', reading: reading(ticks, DAYS_FROM_1582) };
}

/** FAT date and time words; both are zero where none was set. */
export function fatTime(date: number, time: number): ArtefactTime {
  const [year, month, day] = [1980 + (date >> 9), (date >> 5) & 15, date & 31];
  const [hour, minute, second] = [time >> 11, (time >> 5) & 63, (time & 31) * 2];
  const lastDay = [31, year % 4 === 0 && year !== 2100 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][
    month - 1
  ];
  const sound = lastDay !== undefined && day > 0 && day <= lastDay && hour < 24 && minute < 60 && second < 60;
  const wall = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
  return { semantics: 'fat-unzoned', reading: sound ? wall : null };
}

/** What a count of a unit since an epoch means: digits after the second, days to 1970. */
const COUNTS = {
  'webkit-us-utc': [6, DAYS_FROM_1601],
  'unix-us-utc': [6, 0n],
  'unix-ms-utc': [3, 0n],
  'unix-s-utc': [0, 0n],
  'cocoa-ns-utc': [9, DAYS_FROM_2001],
} as const;

/** A whole number of a unit since an epoch. Zero means that none was set. */
export function countedTime(count: bigint, semantics: keyof typeof COUNTS): ArtefactTime {
  const [digits, days] = COUNTS[semantics];
  return { semantics, reading: count === 0n ? null : reading(count, days, digits) };
}

/** Seconds since 2001 with a fraction; a double of today resolves about 0.1 µs, so six digits are told. */
export function cocoaTime(seconds: number): ArtefactTime {
  const sound = seconds !== 0 && Math.abs(seconds) < 1e12;
  const count = sound ? BigInt(Math.round(seconds * 1e6)) : 0n;
  return { semantics: 'cocoa-s-utc', reading: sound ? reading(count, DAYS_FROM_2001, 6) : null };
}

function reading(count: bigint, days: bigint, digits = TICKS): string | null {
  const second = 10n ** BigInt(digits);
  const aDay = 86_400n * second;
  const within = ((count % aDay) + aDay) % aDay;
  const day = (count - within) / aDay - days;
  if (day < FIRST_DAY || day > LAST_DAY) return null;
  const seconds = Number(within / second);
  const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => two(Math.trunc(part)));
  const fraction = digits === 0 ? '' : `.${String(within % second).padStart(digits, '0')}`;
  return `${civil(Number(day))}T${clock.join(':')}${fraction}Z`;
}

/** Text of a camera's clock, `YYYY:MM:DD HH:MM:SS`, with the fraction and offset other tags tell. */
export function exifTime(text: string, fraction = '', offset = ''): ArtefactTime {
  const [, date, clock] = /^(\d{4}:\d\d:\d\d)[ T](\d\d:\d\d:\d\d)$/.exec(text.trim()) ?? [];
  const zone = /^([+-]\d\d:\d\d|Z)$/.exec(offset.trim())?.[1] ?? '';
  const part = /^\d{1,9}$/.exec(fraction.trim())?.[0] ?? '';
  const wall = date === undefined ? '' : `${date.replaceAll(':', '-')}T${clock}`;
  return {
    semantics: zone === '' ? 'exif-local' : 'exif-offset',
    reading: checked(`${wall}${part === '' ? '' : `.${part}`}${zone}`),
  };
}

/** Date stamp and the three numbers of the time stamp. */
export function gpsTime(date: string, numbers: readonly number[]): ArtefactTime {
  const day = /^\d{4}[:-]\d\d[:-]\d\d/.exec(date)?.[0].replaceAll(':', '-') ?? '';
  const [hour = -1, minute = -1, second = -1] = numbers;
  const sound = [hour, minute, second].every((part) => part >= 0 && part < 61);
  const [whole, part] = [Math.trunc(second), Math.round((second % 1) * 1000)];
  const fraction = part === 0 || part === 1000 ? '' : `.${String(part).padStart(3, '0')}`;
  const wall = `${day}T${two(Math.trunc(hour))}:${two(Math.trunc(minute))}:${two(whole)}${fraction}Z`;
  return { semantics: 'gps-utc', reading: sound ? checked(wall) : null };
}

/** `D:YYYYMMDDHHmmSSOHH'mm'`; what is left out is the first of its kind. */
export function pdfTime(text: string): ArtefactTime {
  const found =
    /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?/.exec(text.trim()) ??
    [];
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00'] = found;
  const [utc, sign, ahead, more = '00'] = found.slice(7);
  const zone = utc ?? (sign === undefined ? '' : `${sign}${ahead}:${more}`);
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`;
  return { semantics: 'pdf-date', reading: year === undefined ? null : checked(wall) };
}

/** Date and time of XML, kept as it is written. */
export function isoTime(text: string): ArtefactTime {
  const sound = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/.test(text.trim());
  return { semantics: 'w3c-date', reading: sound ? checked(text.trim()) : null };
}

/** A reading that is a date of the calendar, else null. */
function checked(reading: string): string | null {
  const [, wall] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)/.exec(reading) ?? [];
  if (wall === undefined) return null;
  const at = new Date(`${wall}Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 19) === wall ? reading : null;
}

/** Date of a day counted from 1970-01-01. */
function civil(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}
