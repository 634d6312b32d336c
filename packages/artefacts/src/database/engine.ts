/** A value as SQLite keeps it. */
export type SqliteValue = null | number | bigint | string | Uint8Array;

/** A database open for reading, in memory. */
export interface SqliteReader {
  /** Rows of a query as they come; throws with SQLite's own words. */
  readonly query: (sql: string) => Iterable<readonly SqliteValue[]>;
  readonly close: () => void;
}

/** SQLite itself, which the host brings: `node:sqlite` in Node, `@sqlite.org/sqlite-wasm` in a browser's worker. */
export interface SqliteEngine {
  /** Opens the bytes of a database that is in no write-ahead mode; they are not changed. Throws when they are none. */
  readonly open: (file: Uint8Array) => SqliteReader;
}
