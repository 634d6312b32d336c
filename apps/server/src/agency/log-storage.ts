import type { LogStorage } from '@tracecraft/record';
import type { LogStore } from '../store/contract.ts';

/** Files of the agency log in the store: each write is one transaction. */
export function logStorage(store: LogStore): LogStorage {
  return {
    readFile: (path) => store.tile(path),
    writeFiles: (files) => store.putTiles(new Map(files.map(({ path, bytes }) => [path, bytes]))),
  };
}
