import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openSqlite } from '../src/store/sqlite/open-sqlite.ts';
import { storeContract } from './store-contract.ts';

storeContract('node:sqlite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tracecraft-store-'));
  return {
    open: () => openSqlite(folder),
    reopen: () => openSqlite(folder),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
});

test('the embedded store is write-ahead logged and fully synchronous', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tracecraft-store-'));
  const store = await openSqlite(folder);
  const other = new DatabaseSync(join(folder, 'record.sqlite'));
  expect(other.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
  other.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
