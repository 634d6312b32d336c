import type { StoredTime } from '../../contract.ts';
import { NO_UTC_TIME, UtcTime } from '../utc-time.ts';

/** Seconds a date of ECMAScript can be from 1970. */
const FARTHEST = 8.64e12;

/** A UTC time, or none where no calendar has it. */
export function unixTime(seconds: number, nanoseconds = 0): StoredTime {
  const possible = Number.isSafeInteger(seconds) && Math.abs(seconds) < FARTHEST;
  return possible ? new UtcTime(seconds, nanoseconds) : NO_UTC_TIME;
}
