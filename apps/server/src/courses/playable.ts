import type { CourseRun, CourseState } from '@tracecraft/course';
import type { Account, InRun } from '@tracecraft/protocol';
import type { AccountStore } from '../store/contract.ts';
import { serverTeam, type CourseRecord } from './course-record.ts';
import type { Courses } from './courses.ts';

/** An exercise a trainee may play, and the team it is played with. */
export interface Playable extends InRun {
  readonly team: string;
}

/** Name in the exercise library of what a run plays; null when it plays no exercise. */
export function exerciseOf(state: CourseState, { plays, version }: CourseRun): string | null {
  if (!plays.startsWith('exercise:')) return null;
  const id = plays.slice('exercise:'.length);
  const published = state.published.some((one) => one.exercise === id && one.version === version);
  return published ? publishedName(id, version) : id;
}

/** Name in the exercise library of a version published in a course. */
export function publishedName(exercise: string, version: string): string {
  return `${exercise}@${version}`;
}

/** What the account's teams may play now: what is assigned to them, and the runs that have started. */
export async function playableBy(
  store: AccountStore,
  courses: Courses,
  account: Account,
): Promise<readonly Playable[]> {
  const playable: Playable[] = [];
  for (const team of await store.teamsOf(account.id))
    for (const exercise of await store.exercisesOf(team))
      playable.push({ exercise, run: null, course: null, team });
  for (const record of await courses.ofAccount(account)) playable.push(...runsOf(record, account.id));
  return playable;
}

/** Started runs of the account's teams in one course. */
function runsOf(record: CourseRecord, account: string): readonly Playable[] {
  const { state, stream } = record;
  const teams = record.teamsOf(account);
  return [...state.runs.values()].flatMap((run) => {
    const exercise = exerciseOf(state, run);
    if (exercise === null || run.started === null) return [];
    return run.teams
      .filter((team) => teams.includes(team))
      .map((team) => ({ exercise, run: run.run, course: stream, team: serverTeam(stream, team) }));
  });
}
