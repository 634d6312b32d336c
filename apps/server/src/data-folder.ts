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
  if (/^[0-9]+$/.test(found) && Number(found) < DATA_VERSION)
    writeDurably(file, Buffer.from(`${DATA_VERSION}\n`));
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

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const DAMAGED = new Set([11, 26]);
const FULL = new Set(['ENOSPC', 'EDQUOT']);
/** SQLITE_FULL. */
const SQLITE_FULL = 13;

/** Why a data folder can't be used, as a StartError; anything unforeseen stays as it is. */
export function dataFolderError(problem: unknown, folder: string): unknown {
  if (!(problem instanceof Error) || problem instanceof StartError) return problem;
  const cause = problem.cause instanceof Error ? problem.cause : problem;
  const { code = '', errcode = 0, syscall } = cause as NodeJS.ErrnoException & { errcode?: number };
  if (FULL.has(code) || (errcode & 0xff) === SQLITE_FULL) return new StartError('data.full', { folder });
  if (DAMAGED.has(errcode & 0xff)) return new StartError('data.damaged', { folder, reason: cause.message });
  if (syscall !== undefined || code === 'ERR_SQLITE_ERROR')
    return new StartError('data.unwritable', { folder, reason: cause.message });
  return problem;
}
