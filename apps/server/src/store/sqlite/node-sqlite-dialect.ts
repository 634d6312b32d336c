import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely';

/** Statements kept prepared per connection. */
const KEPT = 256;

/** `node:sqlite` in the shape Kysely's SQLite dialect expects. */
export function nodeSqliteDialect(database: DatabaseSync): SqliteDialect {
  return new SqliteDialect({ database: adapted(database) });
}

function adapted(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      if (sql === 'rollback') return rollback(database);
      const kept = prepared.get(sql);
      if (kept !== undefined) return kept;
      const statement = statementOf(database.prepare(sql));
      if (prepared.size >= KEPT) prepared.clear();
      prepared.set(sql, statement);
      return statement;
    },
  };
}

/** A full disk makes SQLite roll back by itself; a second rollback would fail and hide why. */
function rollback(database: DatabaseSync): SqliteStatement {
  return {
    reader: false,
    all: () => [],
    run() {
      if (database.isTransaction) database.exec('rollback');
      return { changes: 0, lastInsertRowid: 0 };
    },
    iterate: () => [].values(),
  };
}

function statementOf(statement: StatementSync): SqliteStatement {
  const reader = statement.columns().length > 0;
  return {
    reader,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}
