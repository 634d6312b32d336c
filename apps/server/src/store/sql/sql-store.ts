import { type Store, StoreError } from '../contract.ts';
import { GroupCommit } from '../group-commit.ts';
import { sqlAccounts } from './accounts.ts';
import { appendEntries } from './append.ts';
import { sqlCases } from './cases.ts';
import { sqlCourses } from './courses.ts';
import { feedsOf, idsOf, readEntries, streamsOf, totalOf } from './entries.ts';
import { sqlLog } from './log.ts';
import type { Database } from './tables.ts';
import { WriteQueue } from './write-queue.ts';

/** What differs between database engines. */
export interface Engine {
  readonly read: Database;
  /** Used by one transaction at a time. */
  readonly write: Database;
  /** True when `problem` says that no space is left. */
  isFull(problem: unknown): boolean;
  close(): Promise<void>;
}

/** The store contract over any SQL engine. */
export function sqlStore(engine: Engine): Store {
  const queue = new WriteQueue<Database>((work) => engine.write.transaction().execute((tx) => work(tx)));
  const write = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
    try {
      return await queue.run(work);
    } catch (problem) {
      throw new StoreError(engine.isFull(problem) ? 'store.full' : 'store.failed', problem);
    }
  };
  const commits = new GroupCommit((take) =>
    // `write` always runs its work inside a transaction
    write((db) => appendEntries(db as Parameters<typeof appendEntries>[0], take())),
  );
  return {
    append: (entries) => (entries.length === 0 ? Promise.resolve([]) : commits.append(entries)),
    read: (stream, from, limit) => readEntries(engine.read, stream, from, limit),
    total: (stream) => totalOf(engine.read, stream),
    feeds: (stream) => feedsOf(engine.read, stream),
    ids: (stream, from) => idsOf(engine.read, stream, from),
    streams: () => streamsOf(engine.read),
    ...sqlAccounts(engine.read, write),
    ...sqlCases(engine.read, write),
    ...sqlCourses(engine.read, write),
    ...sqlLog(engine.read, write),
    async close() {
      await commits.drain();
      await queue.settled();
      await engine.close();
    },
  };
}
