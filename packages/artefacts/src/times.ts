import type { ArtefactTime } from './contract.ts';

const TICKS_A_DAY = 864_000_000_000n;
/** Days from 1601-01-01 and from 1582-10-15 to 1970-01-01. */
const DAYS_FROM_1601 = 134_774n;
const DAYS_FROM_1582 = 141_427n;
/** The last tick of the year 9999; anything above is no date an examiner could use. */
const LAST_DAY = 2_932_896n;

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

function reading(ticks: bigint, days: bigint): string | null {
  const day = ticks / TICKS_A_DAY - days;
  if (ticks < 0n || day > LAST_DAY) return null;
  const within = ticks % TICKS_A_DAY;
  const seconds = Number(within / 10_000_000n);
  const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => two(Math.trunc(part)));
  return `${civil(Number(day))}T${clock.join(':')}.${String(within % 10_000_000n).padStart(7, '0')}Z`;
}

/** Date of a day counted from 1970-01-01. */
function civil(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}
