import { EXFAT_SLOT } from '@tracecraft/formats';
import type { StoredTime } from '../../contract.ts';
import { dosDateTime, utcRule, type ZoneRule } from '../fat/dos-time.ts';

const QUARTER = 15 * 60;
/** Sleuth Kit 4.11.1 shows nothing after 2037. */
const PEER_LAST_YEAR = 2037 - 1980;

/** An empty or impossible field. */
export const NO_TIME: StoredTime = { seconds: null, wall: null, kind: 'local' };

/** Seconds the clock was ahead of UTC, or null where the field does not say (exFAT 1.00 §7.4.10). */
function aheadOf(offset: number): number | null {
  if ((offset & EXFAT_SLOT.offsetValid) === 0) return null;
  const quarters = offset & 0x7f;
  return (quarters >= 64 ? quarters - 128 : quarters) * QUARTER;
}

/** Sleuth Kit ignores the offset, takes the reading for one of its zone, and adds the odd second only above 100. */
function peerReading(date: number, time: number, hundredths: number, zone: ZoneRule): number {
  if (date >> 9 > PEER_LAST_YEAR) return 0;
  return (dosDateTime(date, time, 0, zone).seconds ?? 0) + (hundredths > 100 ? 1 : 0);
}

/**
 * A time stamp with hundredths and an offset from UTC: `local-with-offset` where the offset is valid, else `local`, read
 * as the clock of `zone`.
 */
export function exfatTime(stamp: number, hundredths: number, offset: number, zone: ZoneRule): StoredTime {
  const date = stamp >>> 16;
  const time = stamp & 0xffff;
  const ahead = aheadOf(offset);
  const read = dosDateTime(date, time, hundredths, ahead === null ? zone : utcRule);
  if (read.seconds === null) return NO_TIME;
  const seconds = read.seconds - (ahead ?? 0);
  const kind = ahead === null ? 'local' : 'local-with-offset';
  const peerSeconds = peerReading(date, time, hundredths, zone);
  return { seconds, wall: read.wall, kind, ...(peerSeconds !== seconds && { peerSeconds }) };
}
