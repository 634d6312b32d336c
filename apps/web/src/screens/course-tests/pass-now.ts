import { testName, type CourseState, type TestBank } from '@tracecraft/course';
import { sessionsOf } from '../../case/course-views.ts';

const DAY = 86_400_000;

/**
 * Which pass an officer may take now: `before` until they handed it in or the last session with the test has come,
 * `after` from the day of that session on; null when nothing is open to them.
 */
export function passNow(
  state: CourseState,
  account: string,
  bank: TestBank,
  now: number,
): 'before' | 'after' | null {
  const given = new Set(
    state.tests
      .filter((one) => one.account === account && one.test === testName(bank))
      .map(({ pass }) => pass),
  );
  const sessions = sessionsOf(state).filter(
    ({ plays, cancelled }) => cancelled === null && plays.some((one) => one === `test:${bank.id}`),
  );
  const last = sessions.at(-1)?.starts ?? state.opened?.ends ?? Infinity;
  // With one session alone there is nothing to tell the two passes apart by but the first one.
  const afterOpen = sessions.length > 1 ? now >= last - DAY / 2 : now >= (state.opened?.ends ?? Infinity);
  if (afterOpen) return given.has('after') ? null : 'after';
  return given.has('before') ? null : 'before';
}
