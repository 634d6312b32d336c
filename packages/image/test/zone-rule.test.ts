import { describe, expect, test } from 'vitest';
import { dosDate, dosDateTime, utcRule } from '../src/file-system/fat/dos-time.ts';
import { zoneRule } from '../src/file-system/zone-rule.ts';

const at = (zone: string, wall: string): string =>
  new Date(zoneRule(zone)(Date.parse(`${wall}Z`)) * 1000).toISOString();

describe('wall clocks of a zone', () => {
  test('fixed zones', () => {
    expect(at('UTC', '2026-03-01T12:00:00')).toBe('2026-03-01T12:00:00.000Z');
    expect(at('Asia/Seoul', '2026-03-01T12:00:00')).toBe('2026-03-01T03:00:00.000Z');
    expect(at('Asia/Yangon', '2026-03-01T12:00:00')).toBe('2026-03-01T05:30:00.000Z');
  });

  test('summer time: the hour twice is the earlier, the hour that never was runs on', () => {
    expect(at('Europe/Berlin', '2026-07-01T12:00:00')).toBe('2026-07-01T10:00:00.000Z');
    expect(at('Europe/Berlin', '2026-10-25T02:30:00')).toBe('2026-10-25T00:30:00.000Z');
    expect(at('Europe/Berlin', '2026-03-29T02:30:00')).toBe('2026-03-29T01:30:00.000Z');
    expect(at('Europe/Berlin', '2026-03-29T03:30:00')).toBe('2026-03-29T01:30:00.000Z');
  });
});

describe('DOS times', () => {
  const DATE = ((2026 - 1980) << 9) | (3 << 5) | 1;
  const NOON = 12 << 11;

  test('date and time with hundredths', () => {
    expect(dosDateTime(DATE, NOON | 1, 150, utcRule)).toEqual({
      seconds: Date.UTC(2026, 2, 1, 12, 0, 3) / 1000,
      wall: '2026-03-01T12:00:03.50',
      kind: 'local',
    });
    expect(dosDateTime(DATE, NOON, 100, utcRule).wall).toBe('2026-03-01T12:00:01.00');
  });

  test('years after 2037 are kept', () => {
    expect(dosDate((100 << 9) | (1 << 5) | 1, utcRule)).toEqual({
      seconds: Date.UTC(2080, 0, 1) / 1000,
      wall: '2080-01-01',
      kind: 'local-date',
    });
  });

  test('empty and impossible dates are no time; an impossible time of day counts as midnight', () => {
    expect(dosDate(0, utcRule)).toEqual({ seconds: null, wall: null, kind: 'local-date' });
    expect(dosDate((46 << 9) | (13 << 5) | 1, utcRule).seconds).toBeNull();
    expect(dosDateTime(DATE, 31 << 11, 0, utcRule).wall).toBe('2026-03-01T00:00:00');
  });
});
