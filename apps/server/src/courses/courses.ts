import { randomBytes } from 'node:crypto';
import type { Account } from '@tracecraft/protocol';
import { ApiProblem } from '../http/api-problem.ts';
import type { LiveHub } from '../live/hub.ts';
import type { Store } from '../store/contract.ts';
import { CourseRecord, type RubricsOfExercise } from './course-record.ts';

/** Every course of the server, each read once and kept up to date. */
export interface Courses {
  /** Makes an empty course and answers its stream. */
  readonly make: (now: number) => Promise<string>;
  /** The course of a stream as it stands now, or null. */
  readonly of: (stream: string) => Promise<CourseRecord | null>;
  readonly all: () => Promise<readonly CourseRecord[]>;
  /** Courses in which the account has a role. */
  readonly ofAccount: (account: Account) => Promise<readonly CourseRecord[]>;
  /** The course of `account` that has this run. Throws `run.unknown`, or `run.ambiguous` when several have one of that name. */
  readonly withRun: (account: Account, run: string, course?: string) => Promise<CourseRecord>;
}

/** Courses over a store; `live` tells which have grown. */
export async function openCourses(
  store: Store,
  live: LiveHub,
  rubricsOf: RubricsOfExercise,
): Promise<Courses> {
  const records = new Map<string, CourseRecord>();
  const stale = new Set<string>();
  for (const stream of await store.courses()) {
    records.set(stream, new CourseRecord(store, stream, rubricsOf));
    stale.add(stream);
  }
  live.subscribe(null, (stream) => {
    if (records.has(stream)) stale.add(stream);
  });
  const current = async (record: CourseRecord): Promise<CourseRecord> => {
    await (stale.delete(record.stream) ? record.refresh() : record.settled());
    return record;
  };
  const all = (): Promise<readonly CourseRecord[]> => Promise.all([...records.values()].map(current));
  const ofAccount = async (account: Account): Promise<readonly CourseRecord[]> =>
    (await all()).filter((record) => record.roleOf(account) !== null);
  return {
    all,
    ofAccount,
    async make(now) {
      const stream = `course:${randomBytes(16).toString('hex')}`;
      await store.addCourse(stream, now);
      records.set(stream, new CourseRecord(store, stream, rubricsOf));
      return stream;
    },
    async of(stream) {
      const record = records.get(stream);
      return record === undefined ? null : current(record);
    },
    async withRun(account, run, course) {
      const found = (await ofAccount(account)).filter(
        (one) => one.state.runs.has(run) && (course === undefined || one.stream === course),
      );
      const [first] = found;
      if (first === undefined) throw new ApiProblem('run.unknown', { run });
      if (found.length > 1) throw new ApiProblem('run.ambiguous', { run });
      return first;
    },
  };
}
