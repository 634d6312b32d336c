import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes `bytes` to `file` so that after a crash it holds all of them or is not there: temp, fsync, rename, fsync. */
export function writeDurably(file: string, bytes: Uint8Array, mode = 0o600): void {
  const temporary = `${file}.${process.pid}.part`;
  const handle = openSync(temporary, 'w', mode);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
  syncFolder(dirname(file));
}

/** Makes a rename in `folder` durable. Windows can't open a folder; its rename is already journalled. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
