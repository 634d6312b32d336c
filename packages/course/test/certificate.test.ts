import { portableHashing as hashing } from '@tracecraft/bytes';
import { describe, expect, test } from 'vitest';
import {
  attendedModules,
  attendanceCode,
  attendanceWindow,
  certificateExpiry,
  certificateGrounds,
  statusBit,
  statusBits,
  statusIndexFree,
  statusIndexOf,
  STATUS_LIST_BITS,
} from '../src/index.ts';
import { courseState, enrolled, FIRST_DAY, opened, type CourseAct } from './course-builder.ts';

const session = (id: string, module: string, minute: number): CourseAct => ({
  kind: 'session.planned',
  by: 'office',
  fields: {
    session: id,
    module,
    title: `About ${module}`,
    starts: FIRST_DAY + minute * 60_000,
    ends: FIRST_DAY + (minute + 90) * 60_000,
    mode: 'room',
    plays: [],
  },
});
const there = (id: string, account: string, present = true): CourseAct => ({
  kind: 'attendance.marked',
  by: 'trainer',
  fields: { session: id, account, present, how: 'roll-call' },
});
const signed = (by: string): CourseAct => ({ kind: 'code.signed', by, fields: { code: 'code@1' } });
const course = (...acts: readonly CourseAct[]) =>
  courseState([
    opened,
    enrolled('linh', 'Trần Thị Mỹ Linh'),
    session('a', 'M1', 0),
    session('b', 'M1', 120),
    session('c', 'M2', 240),
    ...acts,
  ]);

describe('who may have a certificate', () => {
  test('a module counts when every session of it was attended', () => {
    const half = course(there('a', 'linh'), there('c', 'linh'));
    expect(attendedModules(half, 'linh')).toEqual([{ module: 'M2', title: 'About M2' }]);
    const whole = course(there('a', 'linh'), there('b', 'linh'));
    expect(attendedModules(whole, 'linh').map(({ module }) => module)).toEqual(['M1']);
  });

  test('a session that was cancelled is missed by nobody; one marked absent later is', () => {
    const cancelled: CourseAct = {
      kind: 'session.cancelled',
      by: 'office',
      fields: { session: 'b', reason: 'typhoon' },
    };
    expect(attendedModules(course(there('a', 'linh'), cancelled), 'linh').length).toBe(1);
    const taken = course(there('c', 'linh'), { ...there('c', 'linh', false), minute: 5 });
    expect(attendedModules(taken, 'linh')).toEqual([]);
  });

  test('a code that does not fit is no attendance', () => {
    const secret = 'drawn by chance';
    const asked: CourseAct = { kind: 'attendance.opened', by: 'trainer', fields: { session: 'c', secret } };
    const said = (code: string): CourseAct => ({
      kind: 'attendance.marked',
      by: 'linh',
      fields: { session: 'c', account: 'linh', present: true, how: 'code', code },
    });
    const right = attendanceCode(secret, 'c', attendanceWindow(FIRST_DAY));
    expect(attendedModules(course(asked, said(right)), 'linh').length).toBe(1);
    expect(attendedModules(course(asked, said('AAAAAA')), 'linh')).toEqual([]);
  });

  test('trainees who stayed and signed the code, and nobody else', () => {
    const left: CourseAct = { kind: 'person.withdrawn', by: 'office', fields: { account: 'linh' } };
    expect(certificateGrounds(course(there('c', 'linh')))).toEqual([]);
    expect(certificateGrounds(course(signed('linh')))).toEqual([]);
    expect(certificateGrounds(course(signed('linh'), there('c', 'linh'), left))).toEqual([]);
    const [ground] = certificateGrounds(course(signed('linh'), there('c', 'linh')));
    expect(ground).toMatchObject({ account: 'linh', officer: 'Trần Thị Mỹ Linh', runs: [] });
  });

  test('three years, to the day; from a leap day to the first of March', () => {
    expect(new Date(certificateExpiry(Date.UTC(2026, 10, 27, 9))).toISOString()).toBe(
      '2029-11-27T09:00:00.000Z',
    );
    expect(new Date(certificateExpiry(Date.UTC(2028, 1, 29))).toISOString()).toBe('2031-03-01T00:00:00.000Z');
  });
});

describe('the list of certificates taken back', () => {
  const ids = Array.from({ length: 200 }, (_, i) => `urn:uuid:${i}`);

  test('exactly the places of those taken back are set', () => {
    const certificates = ids.map((credential, i) => ({ credential, revoked: i % 7 === 0 ? 'why' : null }));
    const bits = statusBits(hashing, certificates);
    const taken = new Set(
      certificates.filter((one) => one.revoked !== null).map((one) => statusIndexOf(hashing, one.credential)),
    );
    const set = Array.from({ length: STATUS_LIST_BITS }, (_, i) => i).filter((i) => statusBit(bits, i));
    expect(new Set(set)).toEqual(taken);
    expect(taken.size).toBeGreaterThan(20);
  });

  test('a place is taken once', () => {
    const [first = ''] = ids;
    expect(statusIndexFree(hashing, [], first)).toBe(true);
    expect(statusIndexFree(hashing, [{ credential: first }], first)).toBe(false);
  });
});
