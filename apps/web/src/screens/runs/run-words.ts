import { runClock, type CourseRun, type ExerciseBrief, type PublishedExercise } from '@tracecraft/course';
import { formatDuration, type Say } from '../../language/index.ts';

/** Name of what a run plays in `paths.exercise`: the id, or `ID@VERSION` where it was published in the course. */
export function exerciseName(
  run: Pick<CourseRun, 'plays' | 'version'>,
  published: readonly PublishedExercise[],
): string {
  const id = idPlayed(run);
  const here = published.some((one) => one.exercise === id && one.version === run.version);
  return here ? `${id}@${run.version}` : id;
}

/** Id of the exercise or activity a run plays. */
export function idPlayed({ plays }: Pick<CourseRun, 'plays'>): string {
  return plays.slice(plays.indexOf(':') + 1);
}

export function isActivity({ plays }: Pick<CourseRun, 'plays'>): boolean {
  return plays.startsWith('activity:');
}

/** How a run stands, in words: planned, 12:05 left, the clock stands still, over. */
export function runWords(say: Say, run: CourseRun, now: number): string {
  const { left, paused, over } = runClock(run, now);
  if (run.state === 'closed') return say('run.state.closed');
  if (run.started === null)
    return say('run.state.planned', { minutes: Math.round((run.ends - run.starts) / 60_000) });
  if (paused) return say('run.state.paused', { left: formatDuration(left) });
  return over ? say('run.state.time-out') : say('run.state.running', { left: formatDuration(left) });
}

/** What can be played: the newest version of each published exercise, then those the server has. */
export interface Playable {
  /** `exercise:ID` or `activity:ID`. */
  readonly plays: string;
  readonly version: string;
  readonly title: string;
  readonly minutes: number | null;
}

export function playableExercises(
  published: readonly PublishedExercise[],
  shipped: readonly ExerciseBrief[],
  titleOf: (exercise: ExerciseBrief) => string,
): readonly Playable[] {
  const newest = [...new Map(published.map((one) => [one.exercise, one])).values()].map((one) => {
    const brief = shipped.find(({ id, version }) => id === one.exercise && version === one.version);
    return {
      plays: `exercise:${one.exercise}`,
      version: one.version,
      title: brief === undefined ? `${one.exercise} ${one.version}` : titleOf(brief),
      minutes: brief?.minutes ?? null,
    };
  });
  const others = [...new Map(shipped.map((one) => [`${one.id} ${one.version}`, one])).values()]
    .filter((one) => !published.some((mine) => mine.exercise === one.id))
    .map((one) => ({
      plays: `exercise:${one.id}`,
      version: one.version,
      title: titleOf(one),
      minutes: one.minutes,
    }));
  return [...newest, ...others];
}
