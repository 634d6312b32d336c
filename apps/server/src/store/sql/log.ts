import { fromHex, toHex } from '@tracecraft/bytes';
import type { HeadRow, LogStore } from '../contract.ts';
import type { Database, Tables } from './tables.ts';

type Write = <T>(work: (db: Database) => Promise<T>) => Promise<T>;

function headOf(row: Tables['case_head']): HeadRow {
  const { stream, number, size, root, log_index } = row;
  return {
    stream,
    number: Number(number),
    size: Number(size),
    root: fromHex(root),
    logIndex: Number(log_index),
  };
}

/** Files and case heads of the agency log over SQL. */
export function sqlLog(read: Database, write: Write): LogStore {
  const heads = read.selectFrom('case_head').selectAll();
  return {
    ...sqlTiles(read, write),
    async addHeads(added) {
      const rows = added.map(({ stream, number, size, root, logIndex }) => ({
        stream,
        number,
        size,
        root: toHex(root),
        log_index: logIndex,
      }));
      if (rows.length > 0) await write((db) => db.insertInto('case_head').values(rows).execute());
    },
    headsOf: async (stream) =>
      (await heads.where('stream', '=', stream).orderBy('number').execute()).map(headOf),
    async newestHeads() {
      const newest = read
        .selectFrom('case_head')
        .select((e) => ['stream', e.fn.max('number').as('number')])
        .groupBy('stream');
      const rows = await read
        .selectFrom('case_head')
        .innerJoin(newest.as('newest'), (join) =>
          join
            .onRef('newest.stream', '=', 'case_head.stream')
            .onRef('newest.number', '=', 'case_head.number'),
        )
        .selectAll('case_head')
        .execute();
      return rows.map(headOf);
    },
    headsFrom: async (logIndex) =>
      (await heads.where('log_index', '>=', logIndex).orderBy('log_index').execute()).map(headOf),
  };
}

type Tiles = Pick<LogStore, 'tile' | 'putTiles'>;

function sqlTiles(read: Database, write: Write): Tiles {
  return {
    async tile(path) {
      const row = await read.selectFrom('tile').select('bytes').where('path', '=', path).executeTakeFirst();
      return row === undefined ? null : new Uint8Array(row.bytes);
    },
    async putTiles(tiles) {
      const rows = [...tiles].map(([path, bytes]) => ({ path, bytes }));
      if (rows.length === 0) return;
      await write((db) =>
        db
          .insertInto('tile')
          .values(rows)
          .onConflict((on) => on.column('path').doUpdateSet((e) => ({ bytes: e.ref('excluded.bytes') })))
          .execute(),
      );
    },
  };
}
