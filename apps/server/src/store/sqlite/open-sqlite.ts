import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { Store } from '../contract.ts';
import { sqlStore } from '../sql/sql-store.ts';
import { createTables, type Tables } from '../sql/tables.ts';
import { nodeSqliteDialect } from './node-sqlite-dialect.ts';

const SQLITE_FULL = 13;

/** Opens (or makes) the embedded store of a data folder. `maxPages` bounds its size, for tests of a full disk. */
export async function openSqlite(folder: string, maxPages?: number): Promise<Store> {
  const file = join(folder, 'record.sqlite');
  const writer = new DatabaseSync(file);
  writer.exec('pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000');
  if (maxPages !== undefined) writer.exec(`pragma max_page_count = ${maxPages}`);
  await createTables(async (sql) => writer.exec(sql), 'blob');
  const reader = new DatabaseSync(file);
  reader.exec('pragma busy_timeout = 5000; pragma query_only = on');
  return sqlStore({
    read: new Kysely<Tables>({ dialect: nodeSqliteDialect(reader) }),
    write: new Kysely<Tables>({ dialect: nodeSqliteDialect(writer) }),
    isFull,
    async close() {
      reader.close();
      writer.close();
    },
  });
}

/** SQLITE_FULL, or an input/output error the system reports as ENOSPC. */
function isFull(problem: unknown): boolean {
  if (!(problem instanceof Error)) return false;
  const { errcode, code } = problem as Error & { errcode?: number; code?: string };
  return (errcode !== undefined && (errcode & 0xff) === SQLITE_FULL) || code === 'ENOSPC';
}
