import { DatabaseSync } from 'node:sqlite';
import type { SqliteEngine } from '@tracecraft/artefacts';

/** Node's own SQLite over bytes in memory: the evidence's database is never written, nor anything beside it. */
export const nodeSqlite: SqliteEngine = {
  open: (file) => {
    const database = new DatabaseSync(':memory:', { readBigInts: true, returnArrays: true });
    database.deserialize(file);
    // functions an untrusted schema may name are not run
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA query_only = ON');
    return {
      query: (sql) => rowsOf(database, sql),
      close: () => database.close(),
    };
  },
};

function* rowsOf(database: DatabaseSync, sql: string): Generator<readonly SqliteCell[]> {
  // arrays, as asked for above: the types know only rows by name
  for (const row of database.prepare(sql).iterate()) yield row as unknown as readonly SqliteCell[];
}

type SqliteCell = null | number | bigint | string | Uint8Array;
