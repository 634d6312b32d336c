import { runClock, type CourseRun } from '@tracecraft/course';
import type { CompiledPractices } from '@tracecraft/practice';
import type { BoardClock } from '@tracecraft/protocol';
import { serverTeam, type CourseRecord } from '../courses/course-record.ts';
import { exerciseOf } from '../courses/playable.ts';
import type { Services } from '../services.ts';

/** One team of a board, whether it has begun or not. */
export interface BoardTeam {
  /** Id shown outside. */
  readonly id: string;
  readonly name: string;
  readonly members: readonly { readonly id: string; readonly name: string }[];
  /** Stream of its case, or null before it has begun. */
  readonly stream: string | null;
}

/** Which teams a board shows, by which practices, against which clock. */
export interface BoardScope {
  readonly teams: () => Promise<readonly BoardTeam[]>;
  readonly practices: () => CompiledPractices;
  readonly minutes: () => number;
  readonly clock: (now: number) => BoardClock | null;
  /** Server time at which the run was closed, or null. */
  readonly closedAt: () => number | null;
}

type Needs = Pick<Services, 'store' | 'library' | 'shelf'>;

/** Every team that has the exercise outside a course. Throws `exercise.unknown`. */
export function exerciseScope({ store, library, shelf }: Needs, id: string): BoardScope {
  const exercise = library.exercise(id);
  return {
    async teams() {
      const cases = new Map(
        (await store.cases({ exercise: id, course: null })).map((one) => [one.team, one.stream]),
      );
      const teams = await store.teamsWith(id);
      return Promise.all(
        teams.map(async (team) => ({
          ...team,
          members: await store.members(team.id),
          stream: cases.get(team.id) ?? null,
        })),
      );
    },
    practices: () => shelf.inForce(exercise),
    minutes: () => exercise.minutes,
    clock: () => null,
    closedAt: () => null,
  };
}

/** The teams of one run of a course. */
export function runScope({ store, library, shelf }: Needs, record: CourseRecord, run: string): BoardScope {
  const planned = (): CourseRun | undefined => record.state.runs.get(run);
  const exercise = (): ReturnType<typeof library.exercise> | null => {
    const found = planned();
    const name = found === undefined ? null : exerciseOf(record.state, found);
    return name === null ? null : library.exercise(name);
  };
  return {
    async teams() {
      const cases = new Map(
        (await store.cases({ course: record.stream, run })).map((one) => [one.team, one.stream]),
      );
      const { teams, people } = record.state;
      return (planned()?.teams ?? []).flatMap((id) => {
        const team = teams.get(id);
        if (team === undefined) return [];
        const members = team.members.flatMap((account) => {
          const person = people.get(account);
          return person === undefined || person.withdrawn ? [] : [{ id: account, name: person.name }];
        });
        return [{ id, name: team.name, members, stream: cases.get(serverTeam(record.stream, id)) ?? null }];
      });
    },
    practices: () => shelf.inForce(exercise() ?? NO_EXERCISE),
    minutes: () => exercise()?.minutes ?? 0,
    clock(now) {
      const found = planned();
      return found === undefined ? null : boardClock(record.stream, found, now);
    },
    closedAt: () => record.closedAt(run),
  };
}

/** A run of an activity has no exercise, so no practices are in force in it. */
const NO_EXERCISE = { id: 'activity', practices: { profile: 'none', ids: [], overlay: 'none' } };

function boardClock(course: string, run: CourseRun, now: number): BoardClock {
  const { left, over, ends } = runClock(run, now);
  const runs = run.state === 'running' && !over;
  return {
    run: run.run,
    course,
    state: run.state,
    starts: run.starts,
    ends: run.ends,
    started: run.started,
    closed: run.closed,
    paused: run.state === 'paused',
    left: runs ? null : left,
    runsOut: runs ? ends : null,
  };
}
