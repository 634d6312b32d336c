import type { CaseRow, CaseStore } from '../contract.ts';
import type { Database, Tables } from './tables.ts';

type Write = <T>(work: (db: Database) => Promise<T>) => Promise<T>;

function caseRow(row: Tables['investigation']): CaseRow {
  const { dry_run, ...rest } = row;
  return { ...rest, dryRun: Number(dry_run) === 1, opened: Number(row.opened) };
}

/** Cases and blob owners over SQL. */
export function sqlCases(read: Database, write: Write): CaseStore {
  const all = read.selectFrom('investigation').selectAll().orderBy('opened').orderBy('stream');
  return {
    async openCase({ dryRun, ...row }) {
      const made = { ...row, dry_run: dryRun ? 1 : 0 };
      await write((db) =>
        db
          .insertInto('investigation')
          .values(made)
          .onConflict((on) => on.doNothing())
          .execute(),
      );
      const kept = await all
        .where('exercise', '=', row.exercise)
        .where('team', '=', row.team)
        .executeTakeFirstOrThrow();
      return caseRow(kept);
    },
    async caseOf(stream) {
      const row = await all.where('stream', '=', stream).executeTakeFirst();
      return row === undefined ? null : caseRow(row);
    },
    async cases({ team, exercise }) {
      const ofTeam = team === undefined ? all : all.where('team', '=', team);
      const rows = await (
        exercise === undefined ? ofTeam : ofTeam.where('exercise', '=', exercise)
      ).execute();
      return rows.map(caseRow);
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
