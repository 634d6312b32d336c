import { describe, expect, test } from 'vitest';
import {
  ATTENDANCE_WINDOW,
  attendanceCode,
  attendanceCodeStands,
  attendanceWindow,
  wasThere,
} from '../src/index.ts';
import { courseState, enrolled, FIRST_DAY, opened, type CourseAct } from './course-builder.ts';

const secret = 'b7f1c2';
const at = FIRST_DAY + 5 * 60_000;
const code = attendanceCode(secret, 'd1-1', attendanceWindow(at));

describe('the code', () => {
  test('is six letters nobody mixes up, another one each minute, session and secret', () => {
    const codes = Array.from({ length: 500 }, (_, i) => attendanceCode(secret, 'd1-1', i));
    for (const one of codes) expect(one).toMatch(/^[A-HJKMNP-TV-Z2-9]{6}$/);
    expect(new Set(codes).size).toBe(500);
    expect(attendanceCode(secret, 'd1-2', attendanceWindow(at))).not.toBe(code);
    expect(attendanceCode('other', 'd1-1', attendanceWindow(at))).not.toBe(code);
  });

  test('stands within five windows, as typed: small letters, spaces, hyphens', () => {
    const stands = (typed: string, when: number): boolean =>
      attendanceCodeStands({ secret, session: 'd1-1', code: typed, at: when });
    expect(stands(code, at)).toBe(true);
    expect(stands(` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)}`, at)).toBe(true);
    expect(stands(code, at + 5 * ATTENDANCE_WINDOW)).toBe(true);
    expect(stands(code, at - 5 * ATTENDANCE_WINDOW)).toBe(true);
    expect(stands(code, at + 6 * ATTENDANCE_WINDOW)).toBe(false);
    expect(stands('', at)).toBe(false);
    expect(attendanceCodeStands({ secret, session: 'd1-2', code, at })).toBe(false);
  });
});

describe('who was there', () => {
  const mark = (by: string, fields: CourseAct['fields'], minute = 5): CourseAct => ({
    kind: 'attendance.marked',
    by,
    minute,
    fields: { session: 'd1-1', account: 'linh', present: true, how: 'code', ...fields },
  });
  const openedFor: CourseAct = {
    kind: 'attendance.opened',
    by: 'trainer',
    fields: { session: 'd1-1', secret },
  };
  const there = (...acts: readonly CourseAct[]): boolean => {
    const state = courseState([opened, enrolled('linh', 'Linh'), ...acts]);
    return wasThere(state, state.attendance.get('d1-1')!.get('linh')!);
  };

  test('a right code counts, also when it arrives an hour later from a device that was offline', () => {
    expect(there(openedFor, mark('linh', { code }))).toBe(true);
    expect(there(mark('linh', { code }), openedFor)).toBe(true);
  });

  test('a wrong one, an old one, or none at all does not', () => {
    expect(there(openedFor, mark('linh', { code: 'AAAAAA' }))).toBe(false);
    expect(there(openedFor, mark('linh', { code }, 45))).toBe(false);
    expect(there(openedFor, mark('linh', {}))).toBe(false);
    for (const how of ['remote', 'roll-call'])
      expect(there(openedFor, mark('linh', { how })), how).toBe(false);
    expect(there(openedFor, mark('linh', { how: 'remote', code }))).toBe(true);
  });

  test('the roll call of a trainer stands without a code, and corrects what was there before', () => {
    expect(there(openedFor, mark('trainer', { how: 'roll-call' }))).toBe(true);
    expect(there(openedFor, mark('trainer', { how: 'remote' }))).toBe(true);
    expect(there(openedFor, mark('linh', { code: 'AAAAAA' }), mark('trainer', { how: 'roll-call' }))).toBe(
      true,
    );
    expect(
      there(openedFor, mark('linh', { code }), mark('trainer', { how: 'roll-call', present: false })),
    ).toBe(false);
  });

  test('where nobody knows the secret, as on a trainee’s device, what is said stands', () => {
    expect(there(mark('linh', { code: 'AAAAAA' }))).toBe(true);
  });
});
