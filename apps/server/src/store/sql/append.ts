import type { Transaction } from 'kysely';
import type { Appended, NewEntry } from '../contract.ts';
import type { Tables } from './tables.ts';

interface Head {
  seq: number;
  id: string;
}

/** Rows per INSERT: 11 columns each, below SQLite's 32,766 parameters. */
const ROWS_PER_INSERT = 256;

/** Judges continuity of every entry against the heads in this transaction, then writes the accepted ones. */
export async function appendEntries(
  tx: Transaction<Tables>,
  entries: readonly NewEntry[],
): Promise<readonly Appended[]> {
  const heads = await headsOf(tx, [...new Set(entries.map((one) => one.entry.header.feed))]);
  const totals = await totalsOf(tx, [...new Set(entries.map((one) => one.entry.header.stream))]);
  const accepted: (NewEntry & { index: number })[] = [];
  const outcomes: Appended[] = [];
  for (const one of entries) {
    const outcome = await judge(tx, one, heads, accepted);
    if (outcome !== null) {
      outcomes.push(outcome);
      continue;
    }
    const { header } = one.entry;
    const index = totals.get(header.stream) ?? 0;
    totals.set(header.stream, index + 1);
    heads.set(header.feed, { seq: header.seq, id: one.id });
    accepted.push({ ...one, index });
    outcomes.push({ outcome: 'accepted', index });
  }
  for (let at = 0; at < accepted.length; at += ROWS_PER_INSERT)
    await insert(tx, accepted.slice(at, at + ROWS_PER_INSERT));
  await moveHeads(tx, accepted, totals);
  return outcomes;
}

/** Null when `one` continues its feed. */
async function judge(
  tx: Transaction<Tables>,
  one: NewEntry,
  heads: ReadonlyMap<string, Head>,
  accepted: readonly NewEntry[],
): Promise<Appended | null> {
  const { feed, seq, prev } = one.entry.header;
  const head = heads.get(feed);
  if (seq <= (head?.seq ?? -1)) {
    const known = seq === head?.seq ? head.id : await idAt(tx, feed, seq, accepted);
    return known === one.id ? { outcome: 'known' } : { outcome: 'refused', code: 'feed.fork' };
  }
  if (seq > (head?.seq ?? -1) + 1) return { outcome: 'refused', code: 'feed.gap' };
  return prev === (head?.id ?? null) ? null : { outcome: 'refused', code: 'feed.fork' };
}

async function idAt(
  tx: Transaction<Tables>,
  feed: string,
  seq: number,
  accepted: readonly NewEntry[],
): Promise<string | undefined> {
  const here = accepted.find(({ entry }) => entry.header.feed === feed && entry.header.seq === seq);
  if (here !== undefined) return here.id;
  const row = await tx
    .selectFrom('entry')
    .select('id')
    .where('feed', '=', feed)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row?.id;
}

async function headsOf(tx: Transaction<Tables>, feeds: readonly string[]): Promise<Map<string, Head>> {
  const rows = await tx
    .selectFrom('feed_head')
    .select(['feed', 'seq', 'id'])
    .where('feed', 'in', feeds)
    .execute();
  return new Map(rows.map((row) => [row.feed, { seq: Number(row.seq), id: row.id }]));
}

async function totalsOf(tx: Transaction<Tables>, streams: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.selectFrom('stream_head').selectAll().where('stream', 'in', streams).execute();
  return new Map(rows.map((row) => [row.stream, Number(row.total)]));
}

async function insert(
  tx: Transaction<Tables>,
  rows: readonly (NewEntry & { index: number })[],
): Promise<void> {
  const values = rows.map(({ id, index, received, entry: { header, signature, body, secret } }) => ({
    stream: header.stream,
    idx: index,
    id,
    feed: header.feed,
    seq: header.seq,
    kind: header.kind,
    header: JSON.stringify(header),
    signature,
    body: JSON.stringify(body),
    secret,
    received,
  }));
  await tx.insertInto('entry').values(values).execute();
}

async function moveHeads(
  tx: Transaction<Tables>,
  accepted: readonly NewEntry[],
  totals: ReadonlyMap<string, number>,
): Promise<void> {
  if (accepted.length === 0) return;
  const newest = new Map(
    accepted.map(({ id, received, entry: { header } }) => [
      header.feed,
      {
        feed: header.feed,
        stream: header.stream,
        key: header.key,
        seq: header.seq,
        id,
        hlc: header.hlc,
        received,
      },
    ]),
  );
  await tx
    .insertInto('feed_head')
    .values([...newest.values()])
    .onConflict((on) =>
      on.column('feed').doUpdateSet((e) => ({
        seq: e.ref('excluded.seq'),
        id: e.ref('excluded.id'),
        hlc: e.ref('excluded.hlc'),
        received: e.ref('excluded.received'),
      })),
    )
    .execute();
  const touched = new Set(accepted.map(({ entry }) => entry.header.stream));
  await tx
    .insertInto('stream_head')
    .values([...touched].map((stream) => ({ stream, total: totals.get(stream) ?? 0 })))
    .onConflict((on) => on.column('stream').doUpdateSet((e) => ({ total: e.ref('excluded.total') })))
    .execute();
}
