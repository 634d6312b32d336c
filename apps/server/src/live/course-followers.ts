import type { Account, LiveEntries } from '@tracecraft/protocol';
import type { CourseRecord } from '../courses/course-record.ts';
import { shownOf } from '../courses/course-page.ts';
import type { Services } from '../services.ts';
import type { StoredEntry } from '../store/contract.ts';
import type { EventStream } from './event-stream.ts';
import { paced } from './paced.ts';

/** A device sees an act of the course within this time. */
const EVERY_MS = 100;
const PAGE = 500;
/** Newest entries kept at hand, so that five hundred followers cost one reading of the store. */
const TAIL = 2_000;

interface Follower {
  readonly account: Account;
  readonly out: EventStream;
  next: number;
  busy: boolean;
}

/** Devices that follow courses live. */
export interface CourseFollowers {
  /** Sends what `account` may read from place `from` on, then everything new; `id` is the place to resume from. */
  readonly follow: (record: CourseRecord, account: Account, out: EventStream, from: number) => void;
}

/** Followers of every course; each course is read once, whoever follows it. */
export function courseFollowers({ store, live }: Pick<Services, 'store' | 'live'>): CourseFollowers {
  const desks = new Map<string, (follower: Follower) => void>();
  return {
    follow(record, account, out, from) {
      const join = desks.get(record.stream) ?? courseDesk({ store, live }, record);
      desks.set(record.stream, join);
      join({ account, out, next: from, busy: false });
    },
  };
}

function courseDesk(
  { store, live }: Pick<Services, 'store' | 'live'>,
  record: CourseRecord,
): (follower: Follower) => void {
  const followers = new Set<Follower>();
  const tail: StoredEntry[] = [];
  const read = async (from: number): Promise<readonly StoredEntry[]> => {
    const first = tail[0]?.index ?? Number.POSITIVE_INFINITY;
    if (from >= first) return tail.slice(from - first);
    return (await store.read(record.stream, from, PAGE)).entries;
  };
  const fill = async (): Promise<void> => {
    await record.refresh();
    for (;;) {
      const last = tail.at(-1);
      const from = last === undefined ? Math.max(0, record.events.length - PAGE) : last.index + 1;
      const { entries } = await store.read(record.stream, from, PAGE);
      tail.push(...entries);
      if (entries.length < PAGE) break;
    }
    if (tail.length > TAIL) tail.splice(0, tail.length - TAIL);
  };
  const serve = async (one: Follower): Promise<void> => {
    if (one.busy) return;
    one.busy = true;
    try {
      while (!one.out.closed) {
        const entries = await read(one.next);
        if (entries.length === 0) return;
        one.next += entries.length;
        const reader = record.readerOf(one.account);
        const shown = reader === null ? [] : await shownOf(store, record, reader, entries);
        const data: LiveEntries = { entries: shown, next: one.next };
        if (shown.length > 0) await one.out.send(one.next, 'entries', JSON.stringify(data));
      }
    } finally {
      one.busy = false;
    }
  };
  const pump = paced(EVERY_MS, async () => {
    if (followers.size === 0) return;
    await fill();
    for (const one of followers) void serve(one);
  });
  live.subscribe(record.stream, pump);
  return (follower) => {
    followers.add(follower);
    follower.out.onClose(() => followers.delete(follower));
    pump();
  };
}
