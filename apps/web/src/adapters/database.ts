import type { Entry } from '@tracecraft/record';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** A signed entry of this device's copy, under its event id. */
export interface StoredEntry {
  readonly id: string;
  readonly stream: string;
  readonly feed: string;
  readonly seq: number;
  readonly entry: Entry;
}

/** Bytes of an attachment, kept here until the server has them and after. */
interface StoredBlob {
  readonly sha256: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  readonly uploaded: boolean;
}

interface Schema extends DBSchema {
  entries: { key: string; value: StoredEntry; indexes: { stream: string; place: [string, number] } };
  /** Ids of own entries the server has not acknowledged. */
  outbox: {
    key: string;
    value: { readonly id: string; readonly stream: string };
    indexes: { stream: string };
  };
  blobs: { key: string; value: StoredBlob };
  keys: { key: string; value: unknown };
  /** Last answers of the server, so that the same screens work without it. */
  kept: { key: string; value: unknown };
  /** What an account is writing; stays when another one signs in, and is shown to nobody else. */
  drafts: {
    key: string;
    value: { readonly key: string; readonly account: string; readonly draft: unknown };
    indexes: { account: string };
  };
}

export type Database = IDBPDatabase<Schema>;

let opened: Promise<Database> | null = null;

/** The device's database, opened once. */
export function database(): Promise<Database> {
  opened ??= openDB<Schema>('tracecraft', 2, {
    upgrade(db, before) {
      if (before < 2) db.createObjectStore('drafts', { keyPath: 'key' }).createIndex('account', 'account');
      if (before > 0) return;
      const entries = db.createObjectStore('entries', { keyPath: 'id' });
      entries.createIndex('stream', 'stream');
      // One event per place in a feed: a second tab can't fork this device's own feed.
      entries.createIndex('place', ['feed', 'seq'], { unique: true });
      db.createObjectStore('outbox', { keyPath: 'id' }).createIndex('stream', 'stream');
      db.createObjectStore('blobs', { keyPath: 'sha256' });
      db.createObjectStore('keys');
      db.createObjectStore('kept');
    },
  });
  return opened;
}
