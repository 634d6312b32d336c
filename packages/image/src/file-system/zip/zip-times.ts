import type { SourcedTime, StoredTime, TimeMeaning, TimeSource } from '../../contract.ts';
import { unixTime } from '../archive/unix-time.ts';
import { dosDateTime, type ZoneRule } from '../fat/dos-time.ts';
import { NO_UTC_TIME } from '../utc-time.ts';
import { NO_TIMES, type Member } from '../archive/member.ts';
import { extendedTimestamps, ntfsTimes } from './extra-fields.ts';

/** Seconds from 1601 to 1970. */
const TO_1970 = 11_644_473_600n;
const STEPS = 10_000_000n;

function fileTime(steps: bigint): StoredTime {
  if (steps === 0n) return NO_UTC_TIME;
  return unixTime(Number(steps / STEPS - TO_1970), Number(steps % STEPS) * 100);
}

function told(source: TimeSource, times: Partial<Record<TimeMeaning, StoredTime>>): SourcedTime[] {
  return Object.entries(times).flatMap(([meaning, time]) =>
    time === undefined || time.wall === null ? [] : [{ source, meaning: meaning as TimeMeaning, time }],
  );
}

/** Every time a header keeps: its own in local time of two seconds, and those of its extra fields, which are UTC. */
export function zipTimes(
  date: number,
  time: number,
  fields: ReadonlyMap<number, Uint8Array>,
  zone: ZoneRule,
): SourcedTime[] {
  const stamps = Object.entries(extendedTimestamps(fields)).map(([name, value]) => [name, unixTime(value)]);
  const steps = Object.entries(ntfsTimes(fields) ?? {}).map(([name, value]) => [name, fileTime(value)]);
  return [
    ...told('archive.entry', { modified: dosDateTime(date, time, 0, zone) }),
    ...told('zip.extended-timestamp', Object.fromEntries(stamps)),
    ...told('zip.ntfs-times', Object.fromEntries(steps)),
  ];
}

const NO_LOCAL_TIME: StoredTime = { seconds: null, wall: null, kind: 'local' };

/** The best of them for a listing: UTC where there is one, the finest first. */
export function listedTimes(
  date: number,
  time: number,
  fields: ReadonlyMap<number, Uint8Array>,
  zone: ZoneRule,
): Member['times'] {
  const fine = fields.size === 0 ? null : ntfsTimes(fields);
  if (fine !== null)
    return {
      ...NO_TIMES,
      modified: fileTime(fine.modified),
      accessed: fileTime(fine.accessed),
      created: fileTime(fine.created),
    };
  const stamps = fields.size === 0 ? {} : extendedTimestamps(fields);
  const utc = (seconds: number | undefined): StoredTime =>
    seconds === undefined ? NO_UTC_TIME : unixTime(seconds);
  const own = stamps.modified === undefined ? dosDateTime(date, time, 0, zone) : unixTime(stamps.modified);
  const modified = own.wall === null ? NO_LOCAL_TIME : own;
  if (stamps.accessed === undefined && stamps.created === undefined) return { ...NO_TIMES, modified };
  return { ...NO_TIMES, modified, accessed: utc(stamps.accessed), created: utc(stamps.created) };
}
