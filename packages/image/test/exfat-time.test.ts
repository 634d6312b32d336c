import { describe, expect, test } from 'vitest';
import { exfatTime } from '../src/file-system/exfat/stored-time.ts';
import { zoneRule } from '../src/file-system/zone-rule.ts';

/** A stamp as exFAT 1.00 §7.4.8 packs it. */
function stamp(month: number, day: number, hour: number): number {
  return (((2021 - 1980) << 25) | (month << 21) | (day << 16) | (hour << 11)) >>> 0;
}

const newYork = zoneRule('America/New_York');
const seoul = zoneRule('Asia/Seoul');
const utc = zoneRule('UTC');
const at = (text: string): number => Date.parse(text) / 1000;

describe('exFAT times', () => {
  test('without an offset the assumed zone decides, in summer otherwise than in winter', () => {
    // Clocks in New York were set forward on 14 March 2021.
    for (const [zone, before, after] of [
      [utc, '2021-03-13T12:00Z', '2021-03-15T12:00Z'],
      [newYork, '2021-03-13T17:00Z', '2021-03-15T16:00Z'],
      [seoul, '2021-03-13T03:00Z', '2021-03-15T03:00Z'],
    ] as const) {
      const times = [exfatTime(stamp(3, 13, 12), 0, 0, zone), exfatTime(stamp(3, 15, 12), 0, 0, zone)];
      expect(times.map((time) => time.seconds)).toEqual([at(before), at(after)]);
      expect(times.map((time) => time.kind)).toEqual(['local', 'local']);
    }
  });

  test('with an offset it decides, east and west; the body file keeps the reading, as Sleuth Kit does', () => {
    const plusNine = exfatTime(stamp(3, 15, 12), 0, 0x80 | 36, newYork);
    expect(plusNine).toMatchObject({ kind: 'local-with-offset', wall: '2021-03-15T12:00:00' });
    expect(plusNine.seconds).toBe(at('2021-03-15T03:00Z'));
    expect(plusNine.peerSeconds).toBe(at('2021-03-15T16:00Z'));
    const minusFour = exfatTime(stamp(3, 15, 12), 0, 0x80 | (128 - 16), utc);
    expect(minusFour.seconds).toBe(at('2021-03-15T16:00Z'));
  });

  test('steps of 10 ms reach over the two seconds; empty and impossible stamps are no time', () => {
    const fine = exfatTime(stamp(3, 15, 12), 199, 0, utc);
    expect([fine.seconds, fine.wall]).toEqual([at('2021-03-15T12:00:01Z'), '2021-03-15T12:00:01.99']);
    const whole = exfatTime(stamp(3, 15, 12), 100, 0, utc);
    expect([whole.seconds, whole.peerSeconds]).toEqual([at('2021-03-15T12:00:01Z'), at('2021-03-15T12:00Z')]);
    expect(exfatTime(0, 0, 0x80, utc).seconds).toBeNull();
    expect(exfatTime(stamp(13, 1, 0), 0, 0, utc).seconds).toBeNull();
  });
});
