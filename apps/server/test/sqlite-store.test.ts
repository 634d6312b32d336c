import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openSqlite } from '../src/store/sqlite/open-sqlite.ts';
import type { Store } from '../src/store/contract.ts';
import { remembering } from '../src/store/remembered.ts';
import { storeContract, type StoreHost } from './store-contract.ts';

function host(open: (folder: string) => Promise<Store>): () => Promise<StoreHost> {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tracecraft-store-'));
    const opening = (): Promise<Store> => open(folder);
    return {
      open: opening,
      reopen: opening,
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  };
}

storeContract(
  'node:sqlite',
  host((folder) => openSqlite(folder)),
);
storeContract(
  'node:sqlite, remembering',
  host(async (folder) => remembering(await openSqlite(folder))),
);

test('the embedded store is write-ahead logged and fully synchronous', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tracecraft-store-'));
  const store = await openSqlite(folder);
  const other = new DatabaseSync(join(folder, 'record.sqlite'));
  expect(other.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
  other.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
