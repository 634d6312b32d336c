import { describe, expect, it } from 'vitest';
import { nodeSqlite } from '../../../apps/cli/src/evidence/sqlite-engine.ts';
import { loadSqlite } from '../../../apps/web/src/adapters/sqlite.ts';
import { parseArtefact, type ParsedArtefact, type SqliteEngine } from '../src/index.ts';
import * as files from './database-files.ts';
import { written, type Written } from './database-files.ts';

const DATABASES: readonly (readonly [string, Written])[] = [
  ['Chromium', written(files.CHROMIUM)],
  ['Firefox', written(files.FIREFOX)],
  ['Safari', written(files.SAFARI)],
  ['Android messages', written(files.ANDROID_MESSAGES, `DELETE FROM pdu; UPDATE sms SET body = x'00ff'`)],
  ['Android calls', written(files.ANDROID_CALLS)],
  ['iOS messages', written(files.IOS_MESSAGES)],
  ['iOS calls', written(files.IOS_CALLS)],
  ['none', { main: written(files.IOS_CALLS).main.slice().fill(7, 100, 2000), wal: new Uint8Array(0) }],
];
const parse = (sqlite: SqliteEngine, { main, wal }: Written): ParsedArtefact =>
  parseArtefact('database', 'a', main, { sqlite, beside: (ending) => (ending === '-wal' ? wal : null) });

describe('SQLite of Node and SQLite of the browser', async () => {
  const wasm = await loadSqlite();

  it.each(DATABASES)('give the same rows: %s', (name, file) => {
    const [one, other] = [parse(nodeSqlite, file), parse(wasm, file)];
    // one says its number before its words
    const faults = other.faults.map((fault) => ({
      ...fault,
      value: fault.value.replace(/^SQLITE_.*: /, ''),
    }));
    expect({ ...other, faults }).toEqual(one);
    expect(one.rows.length > 0).toBe(name !== 'none');
  });
});
