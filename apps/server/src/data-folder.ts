import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { writeDurably } from './adapters/write-durably.ts';
import { StartError } from './start-error.ts';
import { DATA_VERSION } from './store/sql/tables.ts';

/** A data folder this process alone may write to. */
export interface DataFolder {
  readonly path: string;
  readonly blobs: string;
  readonly evidence: string;
  release(): void;
}

/** Makes or opens the folder. Throws StartError when a newer version wrote it or another server holds it. */
export function openDataFolder(folder: string): DataFolder {
  const path = resolve(folder);
  const blobs = join(path, 'blobs');
  const evidence = join(path, 'evidence');
  for (const one of [path, blobs, evidence]) mkdirSync(one, { recursive: true, mode: 0o700 });
  checkVersion(path);
  const lock = takeLock(path);
  return { path, blobs, evidence, release: () => lock.close() };
}

function checkVersion(path: string): void {
  const file = join(path, 'version');
  if (!existsSync(file)) {
    writeDurably(file, Buffer.from(`${DATA_VERSION}\n`));
    return;
  }
  const found = readFileSync(file, 'utf8').trim();
  if (!/^[0-9]+$/.test(found)) throw new StartError('data.not-ours', { folder: path });
  if (Number(found) > DATA_VERSION)
    throw new StartError('data.newer', { folder: path, found, known: DATA_VERSION });
}

/** A lock the system drops with the process, also after kill -9: an exclusive SQLite transaction on a file of its own. */
function takeLock(path: string): DatabaseSync {
  const lock = new DatabaseSync(join(path, 'lock.sqlite'));
  try {
    lock.exec('pragma journal_mode = delete; pragma locking_mode = exclusive; begin exclusive');
    return lock;
  } catch {
    lock.close();
    throw new StartError('data.in-use', { folder: path });
  }
}
