import { portableHashing, toUtf8 } from '@tracecraft/bytes';
import type { Attendance, CourseState } from '../course-record/course-state.ts';

/** How long one code is shown, milliseconds: long enough to type it, too short to send it on with profit. */
export const ATTENDANCE_WINDOW = 60_000;

/** Letters that are not taken for one another on a projector. */
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** Number of the window an instant lies in. */
export function attendanceWindow(time: number): number {
  return Math.floor(time / ATTENDANCE_WINDOW);
}

/**
 * Six letters the trainer's screen shows (also as QR) while a session is on. `secret` is that of `attendance.opened`,
 * which only course staff reads. A trainee's device writes the code it saw down, offline too; staff devices check it.
 */
export function attendanceCode(secret: string, session: string, window: number): string {
  const mac = portableHashing.hmacSha256(toUtf8(secret), toUtf8(`${session}\n${window}`));
  return Array.from({ length: 6 }, (_, i) => LETTERS[mac[i]! % LETTERS.length]).join('');
}

/**
 * Whether a code was on the screen when the device says it was seen; clocks may be `tolerance` windows apart (default
 * five: five minutes either way).
 */
export function attendanceCodeStands(
  { secret, session, code, at }: { secret: string; session: string; code: string; at: number },
  tolerance = 5,
): boolean {
  const plain = code.toUpperCase().replace(/[\s-]/g, '');
  const middle = attendanceWindow(at);
  for (let away = -tolerance; away <= tolerance; away++)
    if (attendanceCode(secret, session, middle + away) === plain) return true;
  return false;
}

/**
 * Whether a mark counts as being there. What trainees say of themselves needs a code that stands, in the room and from
 * afar, wherever the secret is known; what staff says, or what nobody can check, stands as said.
 */
export function wasThere(
  state: CourseState,
  { session, account, by, at, present, code }: Attendance,
): boolean {
  const secret = state.attendanceSecrets.get(session);
  if (!present || by !== account || secret === undefined) return present;
  return code !== null && attendanceCodeStands({ secret, session, code, at });
}
