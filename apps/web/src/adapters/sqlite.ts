import sqlite3InitModule, { type Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { SqliteEngine } from '@tracecraft/artefacts';

/**
 * SQLite for databases found in evidence, in a worker: over bytes in memory, nothing is written or fetched but the module
 * itself, which the server's content security policy allows (`wasm-unsafe-eval`). Loaded when the first is met.
 */
export async function loadSqlite(): Promise<SqliteEngine> {
  const sqlite3 = await sqlite3InitModule();
  return { open: (file) => open(sqlite3, file) };
}

function open({ oo1, capi, wasm }: Sqlite3Static, file: Uint8Array): ReturnType<SqliteEngine['open']> {
  const database = new oo1.DB(':memory:');
  const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_READONLY;
  const bytes = wasm.allocFromTypedArray(file);
  database.checkRc(
    capi.sqlite3_deserialize(database.pointer!, 'main', bytes, file.length, file.length, flags),
  );
  database.exec('PRAGMA trusted_schema = OFF');
  return { query: (sql) => rowsOf(database, sql), close: () => database.close() };
}

function* rowsOf(database: InstanceType<Sqlite3Static['oo1']['DB']>, sql: string): Generator<Cell[]> {
  const statement = database.prepare(sql);
  try {
    while (statement.step()) yield statement.get([]) as Cell[];
  } finally {
    statement.finalize();
  }
}

type Cell = null | number | bigint | string | Uint8Array;
