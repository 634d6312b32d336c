import type { CourseRun } from '../course-record/course-state.ts';

/** What the clock of a run is read from. */
export type RunTimes = Pick<CourseRun, 'starts' | 'ends' | 'started' | 'pauses' | 'closed'>;

/** The clock of a run. All in milliseconds. */
export interface RunClock {
  /** Running time so far: since the start, without pauses, until the close. */
  readonly elapsed: number;
  /** Running time left; never below zero. Extensions and pauses lengthen the run, a late start does not shorten it. */
  readonly left: number;
  readonly paused: boolean;
  /** Closed, or no time left. */
  readonly over: boolean;
  /** UTC ms at which the time runs out when nothing stops the clock from now on. */
  readonly ends: number;
}

/** Reads the clock of `run` at `now` (UTC ms). A run that has not started has all its time left. */
export function runClock(run: RunTimes, now: number): RunClock {
  const whole = Math.max(0, run.ends - run.starts);
  const elapsed = elapsedAt(run, now);
  const left = Math.max(0, whole - elapsed);
  const shut = run.closed !== null && run.closed <= now;
  const paused = !shut && run.pauses.some(({ from, to }) => from <= now && (to === null || to > now));
  const over = shut || (run.started !== null && left === 0);
  return { elapsed, left, paused, over, ends: endsAt(run, now, left, shut) };
}

function endsAt(run: RunTimes, now: number, left: number, shut: boolean): number {
  if (run.started === null) return Math.max(run.starts, now) + left;
  if (shut) return run.closed ?? now;
  return left > 0 ? Math.max(now, run.started) + left : momentAt(run, run.ends - run.starts);
}

/** Running time at `moment`. Pauses that overlap or run backwards (clocks differ) count once and never below zero. */
function elapsedAt({ started, pauses, closed }: RunTimes, moment: number): number {
  if (started === null) return 0;
  const until = Math.min(moment, closed ?? moment);
  let from = started;
  let elapsed = 0;
  for (const pause of inOrder(pauses)) {
    elapsed += Math.max(0, Math.min(pause.from, until) - from);
    from = Math.max(from, pause.to ?? Number.POSITIVE_INFINITY);
  }
  return elapsed + Math.max(0, until - from);
}

/** UTC ms at which the running time reached `elapsed` ms; infinite while the clock stands still before it. */
export function momentAt({ started, pauses }: RunTimes, elapsed: number): number {
  if (started === null) return Number.POSITIVE_INFINITY;
  let from = started;
  let left = elapsed;
  for (const pause of inOrder(pauses)) {
    const ran = Math.max(0, pause.from - from);
    if (left <= ran) return from + left;
    left -= ran;
    from = Math.max(from, pause.to ?? Number.POSITIVE_INFINITY);
  }
  return from + left;
}

function inOrder(pauses: RunTimes['pauses']): RunTimes['pauses'] {
  return pauses.toSorted((a, b) => a.from - b.from);
}
