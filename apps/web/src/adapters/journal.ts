import { portableHashing } from '@tracecraft/bytes';
import { eventId, type Entry } from '@tracecraft/record';
import type { Journal } from '@tracecraft/workbench';
import { database, type StoredEntry } from './database.ts';
import { packArrived, storedRows } from './entry-packs.ts';

const stored = (entry: Entry): StoredEntry => ({
  id: eventId(portableHashing, entry.header),
  stream: entry.header.stream,
  feed: entry.header.feed,
  seq: entry.header.seq,
  entry,
});

/** Tells other tabs of this browser that a stream has grown. */
const CHANNEL = 'tracecraft-journal';

/**
 * The device's own durable copy. `append` resolves after the bytes are on the disk; an event of `ownFeed` is put into
 * the outbox in the same transaction, and `onWritten` called. An entry already held is left alone; another one at the same place of a feed is refused.
 */
export function deviceJournal(ownFeed: string, onWritten: () => void): Journal {
  const channel = new BroadcastChannel(CHANNEL);
  return {
    async append(entry) {
      const row = stored(entry);
      const transaction = (await database()).transaction(['entries', 'outbox'], 'readwrite', {
        durability: 'strict',
      });
      if ((await transaction.objectStore('entries').getKey(row.id)) !== undefined) return transaction.done;
      const writes: Promise<unknown>[] = [transaction.objectStore('entries').add(row)];
      if (row.feed === ownFeed)
        writes.push(transaction.objectStore('outbox').add({ id: row.id, stream: row.stream }));
      await Promise.all([...writes, transaction.done]);
      if (row.feed !== ownFeed) return;
      channel.postMessage(row.stream);
      onWritten();
    },
    async appendOthers(entries) {
      const transaction = (await database()).transaction('entries', 'readwrite');
      const put = async (row: StoredEntry): Promise<unknown> =>
        (await transaction.store.getKey(row.id)) === undefined && transaction.store.add(row);
      const rows = entries.map(stored);
      await Promise.all([...rows.map(put), transaction.done]);
      await packArrived(rows);
    },
    load: async (stream) => (await storedRows(stream)).map(({ entry }) => entry),
    loadNamed: storedRows,
  };
}

/** Calls `onGrown` when another tab has written to `stream`. Returns how to stop. */
export function watchJournal(stream: string, onGrown: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', (event: MessageEvent<string>) => {
    if (event.data === stream) onGrown();
  });
  return () => channel.close();
}

/** Ids of this device's entries of `stream` the server has not acknowledged. */
export async function outboxIds(stream: string): Promise<readonly string[]> {
  return (await database()).getAllKeysFromIndex('outbox', 'stream', stream);
}

/** The unacknowledged entries of `stream` with their ids, in feed order. */
export async function outboxEntries(stream: string): Promise<readonly StoredEntry[]> {
  const db = await database();
  const rows = await Promise.all((await outboxIds(stream)).map((id) => db.get('entries', id)));
  return rows.filter((row) => row !== undefined).toSorted((a, b) => a.seq - b.seq);
}

export async function acknowledge(ids: readonly string[]): Promise<void> {
  const transaction = (await database()).transaction('outbox', 'readwrite', { durability: 'strict' });
  await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
}
