import type { CaseRow, CaseStore } from '../contract.ts';
import type { Database, Tables } from './tables.ts';

type Write = <T>(work: (db: Database) => Promise<T>) => Promise<T>;

function caseRow(row: Tables['team_case']): CaseRow {
  const { dry_run, course, run, ...rest } = row;
  return {
    ...rest,
    course: course === '' ? null : course,
    run: run === '' ? null : run,
    dryRun: Number(dry_run) === 1,
    opened: Number(row.opened),
  };
}

/** Cases and blob owners over SQL. */
export function sqlCases(read: Database, write: Write): CaseStore {
  const all = read.selectFrom('team_case').selectAll().orderBy('opened').orderBy('stream');
  return {
    async openCase({ dryRun, ...row }) {
      const where = { course: row.course ?? '', run: row.run ?? '' };
      const made = { ...row, ...where, dry_run: dryRun ? 1 : 0 };
      await write((db) =>
        db
          .insertInto('team_case')
          .values(made)
          .onConflict((on) => on.doNothing())
          .execute(),
      );
      const kept = await all
        .where('exercise', '=', row.exercise)
        .where('team', '=', row.team)
        .where('course', '=', where.course)
        .where('run', '=', where.run)
        .executeTakeFirstOrThrow();
      return caseRow(kept);
    },
    async caseOf(stream) {
      const row = await all.where('stream', '=', stream).executeTakeFirst();
      return row === undefined ? null : caseRow(row);
    },
    async cases({ teams, exercise, course, run }) {
      if (teams?.length === 0) return [];
      let found = all;
      if (teams !== undefined) found = found.where('team', 'in', teams);
      if (exercise !== undefined) found = found.where('exercise', '=', exercise);
      if (course !== undefined) found = found.where('course', '=', course ?? '');
      if (run !== undefined) found = found.where('run', '=', run);
      return (await found.execute()).map(caseRow);
    },
    async holds(stream, kind) {
      const row = await read
        .selectFrom('entry')
        .select('idx')
        .where('stream', '=', stream)
        .where('kind', '=', kind)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    ...sqlBlobs(read, write),
  };
}

function sqlBlobs(read: Database, write: Write): Pick<CaseStore, 'addBlob' | 'blob' | 'blobTeams'> {
  return {
    async addBlob({ sha256, size, mediaType }, team) {
      const row = { sha256, size, media_type: mediaType };
      await write(async (db) => {
        await db
          .insertInto('blob')
          .values(row)
          .onConflict((on) => on.doNothing())
          .execute();
        await db
          .insertInto('blob_team')
          .values({ sha256, team })
          .onConflict((on) => on.doNothing())
          .execute();
      });
    },
    async blob(sha256) {
      const row = await read.selectFrom('blob').selectAll().where('sha256', '=', sha256).executeTakeFirst();
      return row === undefined ? null : { sha256, size: Number(row.size), mediaType: row.media_type };
    },
    async blobTeams(sha256) {
      const rows = await read.selectFrom('blob_team').select('team').where('sha256', '=', sha256).execute();
      return rows.map((row) => row.team);
    },
  };
}
