import type { EventBody, EventHeader } from '@tracecraft/record';
import type { FeedState, StoredEntry } from '../contract.ts';
import type { Database } from './tables.ts';

/** `limit` entries of `stream` from position `from`, in server-accepted order. */
export async function readEntries(
  db: Database,
  stream: string,
  from: number,
  limit: number,
): Promise<{ entries: readonly StoredEntry[]; total: number }> {
  const rows = await db
    .selectFrom('entry')
    .select(['idx', 'id', 'header', 'signature', 'body', 'secret', 'received'])
    .where('stream', '=', stream)
    .where('idx', '>=', from)
    .orderBy('idx')
    .limit(limit)
    .execute();
  const entries = rows.map((row) => ({
    index: Number(row.idx),
    id: row.id,
    received: Number(row.received),
    entry: {
      header: JSON.parse(row.header) as EventHeader,
      signature: row.signature,
      body: JSON.parse(row.body) as EventBody,
      secret: row.secret,
    },
  }));
  return { entries, total: await totalOf(db, stream) };
}

/** Number of entries of `stream`. */
export async function totalOf(db: Database, stream: string): Promise<number> {
  const row = await db
    .selectFrom('stream_head')
    .select('total')
    .where('stream', '=', stream)
    .executeTakeFirst();
  return Number(row?.total ?? 0);
}

/** Every device feed of `stream`. */
export async function feedsOf(db: Database, stream: string): Promise<readonly FeedState[]> {
  const rows = await db
    .selectFrom('feed_head')
    .selectAll()
    .where('stream', '=', stream)
    .orderBy('feed')
    .execute();
  return rows.map(({ stream: _stream, ...row }) => ({
    ...row,
    seq: Number(row.seq),
    received: Number(row.received),
  }));
}

/** Event ids of `stream` from position `from`. */
export async function idsOf(db: Database, stream: string, from: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('entry')
    .select('id')
    .where('stream', '=', stream)
    .where('idx', '>=', from)
    .orderBy('idx')
    .execute();
  return rows.map((row) => row.id);
}

/** Every stream and its number of entries. */
export async function streamsOf(db: Database): Promise<readonly { stream: string; total: number }[]> {
  const rows = await db.selectFrom('stream_head').selectAll().orderBy('stream').execute();
  return rows.map(({ stream, total }) => ({ stream, total: Number(total) }));
}
