import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventId, nextHlc, writeEntry, type Entry, type FeedHead, type Signer } from '@tracecraft/record';
import { nodeHashing } from '../src/adapters/node-hashing.ts';
import type { NewEntry, Store } from '../src/store/contract.ts';
import { bodyOf, newSigner } from './test-device.ts';

/** How a suite gets at one implementation. `reopen` closes the store and opens the same data again. */
export interface StoreHost {
  open(): Promise<Store>;
  reopen(): Promise<Store>;
  remove(): Promise<void>;
}

/** Writes the feed of one device. */
class Feed {
  head: FeedHead | null = null;
  readonly signer: Signer = newSigner();
  readonly stream: string;

  constructor(stream: string) {
    this.stream = stream;
  }

  async next(text = 'seen'): Promise<NewEntry> {
    const entry: Entry = await writeEntry(nodeHashing, this.signer, {
      kind: 'note.written',
      stream: this.stream,
      body: bodyOf('officer', { text }),
      hlc: nextHlc(Date.now(), this.head === null ? [] : [this.head.hlc]),
      seen: null,
      previous: this.head,
      secret: randomBytes(32),
    });
    const id = eventId(nodeHashing, entry.header);
    this.head = { seq: entry.header.seq, id, hlc: entry.header.hlc };
    return { id, entry, received: 1_000 + entry.header.seq };
  }

  async many(count: number): Promise<NewEntry[]> {
    const made: NewEntry[] = [];
    for (let i = 0; i < count; i++) made.push(await this.next(`note ${i}`));
    return made;
  }
}

/** What every store must do; run once per implementation. */
export function storeContract(name: string, host: () => Promise<StoreHost>): void {
  describe(`store contract: ${name}`, () => {
    let at: StoreHost;
    let store: Store;
    beforeEach(async () => {
      at = await host();
      store = await at.open();
    });
    afterEach(async () => {
      await store.close();
      await at.remove();
    });

    test('entries come back as they were, in accepted order, by position', async () => {
      const entries = await new Feed('case:a').many(5);
      const outcomes = await store.append(entries);
      expect(outcomes).toEqual([0, 1, 2, 3, 4].map((index) => ({ outcome: 'accepted', index })));
      const page = await store.read('case:a', 1, 3);
      expect(page.total).toBe(5);
      expect(page.entries).toEqual(entries.slice(1, 4).map((one, i) => ({ index: i + 1, ...one })));
      expect(await store.read('case:b', 0, 10)).toEqual({ entries: [], total: 0 });
      expect(await store.ids('case:a', 2)).toEqual(entries.slice(2).map((one) => one.id));
    });

    test('streams count apart, feeds interleave in arrival order', async () => {
      const [a, b, other] = [new Feed('case:a'), new Feed('case:a'), new Feed('case:b')];
      const order = [await a.next(), await b.next(), await other.next(), await a.next(), await b.next()];
      await store.append(order);
      const { entries } = await store.read('case:a', 0, 10);
      expect(entries.map((one) => one.id)).toEqual(
        order.filter((one) => one.entry.header.stream === 'case:a').map((one) => one.id),
      );
      expect(await store.streams()).toEqual([
        { stream: 'case:a', total: 4 },
        { stream: 'case:b', total: 1 },
      ]);
      expect((await store.feeds('case:a')).map((feed) => feed.seq)).toEqual([1, 1]);
    });

    test('a gap, a fork and a known entry are told apart, also inside one batch', async () => {
      const feed = new Feed('case:a');
      const [zero, one, two] = (await feed.many(3)) as [NewEntry, NewEntry, NewEntry];
      const fork: NewEntry = { ...one, id: 'f'.repeat(64) };
      const outcomes = await store.append([two, zero, one, one, fork, two]);
      expect(outcomes.map((o) => (o.outcome === 'refused' ? o.code : o.outcome))).toEqual([
        'feed.gap',
        'accepted',
        'accepted',
        'known',
        'feed.fork',
        'accepted',
      ]);
      expect((await store.append([zero, fork])).map((o) => o.outcome)).toEqual(['known', 'refused']);
      expect(await store.total('case:a')).toBe(3);
    });

    test('an entry whose prev is not the head is a fork', async () => {
      const feed = new Feed('case:a');
      const first = await feed.next();
      feed.head = { seq: 0, id: '0'.repeat(64), hlc: first.entry.header.hlc };
      const stray = await feed.next();
      expect(await store.append([first, stray])).toEqual([
        { outcome: 'accepted', index: 0 },
        { outcome: 'refused', code: 'feed.fork' },
      ]);
    });

    test('many devices appending at once lose and double nothing', async () => {
      const feeds = Array.from({ length: 20 }, () => new Feed('case:a'));
      const written = await Promise.all(feeds.map((feed) => feed.many(30)));
      const jobs = written.flatMap((entries) =>
        [entries.slice(0, 10), entries.slice(10, 11), entries.slice(11)].map((part) => store.append(part)),
      );
      const outcomes = (await Promise.all(jobs)).flat();
      expect(outcomes.every((o) => o.outcome === 'accepted')).toBe(true);
      const ids = await store.ids('case:a', 0);
      expect(ids).toHaveLength(600);
      expect(new Set(ids).size).toBe(600);
    });

    test('everything is there after closing and opening again', async () => {
      const feed = new Feed('case:a');
      const entries = await feed.many(3);
      await store.append(entries);
      await store.putTiles(new Map([['checkpoint', Uint8Array.of(1, 2, 3)]]));
      await store.close();
      store = await at.reopen();
      expect(await store.ids('case:a', 0)).toEqual(entries.map((one) => one.id));
      expect(await store.append([await feed.next()])).toEqual([{ outcome: 'accepted', index: 3 }]);
      expect(await store.tile('checkpoint')).toEqual(Uint8Array.of(1, 2, 3));
    });

    test('what is handed in before closing is durable', async () => {
      const entries = await new Feed('case:a').many(2);
      const pending = store.append(entries);
      await store.close();
      expect((await pending).map((o) => o.outcome)).toEqual(['accepted', 'accepted']);
      store = await at.reopen();
      expect(await store.total('case:a')).toBe(2);
    });

    test('accounts, teams and tokens', async () => {
      await store.addTeam({ id: 't', name: 'Team' }, ['x', 'y']);
      await store.addAccounts([
        { id: 'p', name: 'P', role: 'trainee', agency: 'A', team: 't', strength: 'sign-in-link' },
        { id: 'q', name: 'Q', role: 'trainer', agency: 'B', team: null, strength: 'sign-in-link' },
      ]);
      expect((await store.members('t')).map((one) => one.id)).toEqual(['p']);
      expect((await store.exercisesOf('t')).toSorted()).toEqual(['x', 'y']);
      expect((await store.teamsWith('x')).map((one) => one.id)).toEqual(['t']);
      await store.addToken({ hash: 'h1', kind: 'link', account: 'q', expires: 100 });
      expect((await store.accountOfToken('h1', 'link', 99))?.id).toBe('q');
      expect(await store.accountOfToken('h1', 'link', 100)).toBeNull();
      expect(await store.accountOfToken('h1', 'session', 1)).toBeNull();
      await store.dropTokens('q', 'link');
      expect(await store.accountOfToken('h1', 'link', 1)).toBeNull();
    });

    test('a team has one case per exercise, a key one owner, a dry run is on no board', async () => {
      const at = { course: null, run: null };
      const row = { stream: 'case:1', exercise: 'x', team: 't', ...at, dryRun: false, opened: 5 };
      expect(await store.openCase(row)).toEqual(row);
      expect(await store.openCase({ ...row, stream: 'case:2' })).toEqual(row);
      expect(await store.cases({ teams: ['t'] })).toEqual([row]);
      const device = {
        key: 'k',
        account: 'p',
        algorithm: 'ed25519',
        publicKey: Uint8Array.of(1, 2),
      } as const;
      expect(await store.addDevice(device)).toBe(true);
      expect(await store.addDevice(device)).toBe(true);
      expect(await store.addDevice({ ...device, account: 'q' })).toBe(false);
      expect(await store.device('k')).toEqual(device);
      await store.addTeam({ id: 'd', name: 'd' }, ['x']);
      await store.openCase({ stream: 'case:d', exercise: 'x', team: 'd', ...at, dryRun: true, opened: 6 });
      expect(await store.teamsWith('x')).toEqual([]);
    });

    test('blobs know every team that brought them', async () => {
      const blob = { sha256: 'b', size: 3, mediaType: 'image/png' };
      await store.addBlob(blob, 't');
      await store.addBlob({ ...blob, mediaType: 'text/plain' }, 'u');
      expect(await store.blob('b')).toEqual(blob);
      expect((await store.blobTeams('b')).toSorted()).toEqual(['t', 'u']);
    });

    test('heads of cases: newest, by case, and from a place in the log', async () => {
      const root = new Uint8Array(32).fill(7);
      const heads = [
        { stream: 'case:a', number: 0, size: 1, root, logIndex: 0 },
        { stream: 'case:b', number: 0, size: 2, root, logIndex: 1 },
        { stream: 'case:a', number: 1, size: 4, root, logIndex: 2 },
      ];
      await store.addHeads(heads);
      expect(await store.headsOf('case:a')).toEqual([heads[0], heads[2]]);
      expect((await store.newestHeads()).toSorted((a, b) => a.logIndex - b.logIndex)).toEqual([
        heads[1],
        heads[2],
      ]);
      expect(await store.headsFrom(1)).toEqual([heads[1], heads[2]]);
      await expect(store.addHeads([{ ...heads[0]!, logIndex: 9 }])).rejects.toMatchObject({
        code: 'store.failed',
      });
    });
  });
}
