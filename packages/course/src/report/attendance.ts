import type { CoursePerson, CourseState } from '../course-record/course-state.ts';
import { wasThere } from '../programme/attendance-code.ts';
import type { SessionAttendance } from './programme-report.ts';
import { shareOf, type Share } from './share.ts';

/** Trainees who have not left, by account. */
export function traineesOf(state: CourseState): readonly CoursePerson[] {
  return [...state.people.values()]
    .filter((one) => one.role === 'trainee' && !one.withdrawn)
    .toSorted((a, b) => (a.account < b.account ? -1 : 1));
}

/** Sessions in order of time, each with who came. */
export function sessionAttendance(
  state: CourseState,
  trainees: readonly CoursePerson[],
): readonly SessionAttendance[] {
  return [...state.sessions.values()]
    .toSorted((a, b) => a.starts - b.starts || (a.session < b.session ? -1 : 1))
    .map(({ session, module, title, starts, cancelled }) => {
      const marks = trainees.flatMap(({ account }) => state.attendance.get(session)?.get(account) ?? []);
      const there = marks.filter((one) => wasThere(state, one));
      return {
        session,
        module,
        title,
        starts,
        cancelled: cancelled !== null,
        present: there.length,
        remote: there.filter((one) => one.how === 'remote').length,
        expected: trainees.length,
      };
    });
}

/** Seats taken among seats there were, over sessions that took place and at which attendance was taken at all. */
export function overallAttendance(state: CourseState, trainees: readonly CoursePerson[]): Share {
  const held = [...state.sessions.values()].filter(
    (one) => one.cancelled === null && (state.attendance.get(one.session)?.size ?? 0) > 0,
  );
  const present = held.flatMap(({ session }) =>
    trainees.filter(({ account }) => {
      const mark = state.attendance.get(session)?.get(account);
      return mark !== undefined && wasThere(state, mark);
    }),
  );
  return shareOf(present.length, held.length * trainees.length, held.length === 0 ? 0 : trainees.length);
}
