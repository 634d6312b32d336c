import type { CourseStore } from '../contract.ts';
import type { Database } from './tables.ts';

type Write = <T>(work: (db: Database) => Promise<T>) => Promise<T>;

/** Streams asked for at once, below SQLite's 32,766 parameters. */
const STREAMS_AT_ONCE = 10_000;

/** Courses and who read which record, over SQL. */
export function sqlCourses(read: Database, write: Write): CourseStore {
  return {
    async addCourse(stream, made) {
      await write((db) =>
        db
          .insertInto('course')
          .values({ stream, made })
          .onConflict((on) => on.doNothing())
          .execute(),
      );
    },
    async courses() {
      const rows = await read
        .selectFrom('course')
        .select('stream')
        .orderBy('made')
        .orderBy('stream')
        .execute();
      return rows.map((row) => row.stream);
    },
    async addReading(row) {
      await write((db) => db.insertInto('reading').values(row).execute());
    },
    async readings(streams) {
      if (streams.length === 0) return [];
      const rows = await read
        .selectFrom('reading')
        .selectAll()
        .where('stream', 'in', streams.slice(0, STREAMS_AT_ONCE))
        .orderBy('at', 'desc')
        .execute();
      return rows.map((row) => ({ ...row, at: Number(row.at) }));
    },
  };
}
