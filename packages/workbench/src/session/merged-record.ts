import {
  compareEvents,
  readEntry,
  type CaseEvent,
  type Entry,
  type EventId,
  type FeedHead,
} from '@tracecraft/record';
import type { Hashing } from '@tracecraft/bytes';

/** An entry that was not taken into the record, and why. */
export interface Rejected {
  readonly entry: Entry;
  readonly code: 'entry.foreign-stream' | 'entry.commitment';
}

interface Held {
  readonly entry: Entry;
  readonly event: CaseEvent;
}

/** Entries of every feed of one stream in (hlc, feed, seq) order: a grow-only set, so order of arrival can't matter. */
export class MergedRecord {
  readonly rejected: Rejected[] = [];
  #held: Held[] = [];
  #ids = new Set<string>();
  #heads = new Map<string, FeedHead>();
  readonly #hashing: Hashing;
  readonly #stream: string;

  constructor(hashing: Hashing, stream: string) {
    this.#hashing = hashing;
    this.#stream = stream;
  }

  /** The event of `entry` when it is new, undefined when known or rejected. `id`: it was checked before, and has this id. */
  add(entry: Entry, id?: EventId): CaseEvent | undefined {
    const event = id === undefined ? this.#read(entry) : { id, header: entry.header, body: entry.body };
    if (event === undefined || this.#ids.has(event.id)) return undefined;
    this.#ids.add(event.id);
    this.#insert({ entry, event });
    const head = this.#heads.get(event.header.feed);
    if (head === undefined || event.header.seq > head.seq)
      this.#heads.set(event.header.feed, { seq: event.header.seq, id: event.id, hlc: event.header.hlc });
    return event;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  head(feed: string): FeedHead | null {
    return this.#heads.get(feed) ?? null;
  }

  headsBeside(feed: string): readonly FeedHead[] {
    return [...this.#heads].filter(([other]) => other !== feed).map(([, head]) => head);
  }

  events(): readonly CaseEvent[] {
    return this.#held.map((held) => held.event);
  }

  entries(): readonly Entry[] {
    return this.#held.map((held) => held.entry);
  }

  #read(entry: Entry): CaseEvent | undefined {
    if (entry.header.stream !== this.#stream) return this.#reject(entry, 'entry.foreign-stream');
    try {
      return readEntry(this.#hashing, entry);
    } catch {
      return this.#reject(entry, 'entry.commitment');
    }
  }

  #reject(entry: Entry, code: Rejected['code']): undefined {
    this.rejected.push({ entry, code });
  }

  #insert(held: Held): void {
    let low = 0;
    let high = this.#held.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (inOrder(this.#held[middle]!.event, held.event)) low = middle + 1;
      else high = middle;
    }
    this.#held.splice(low, 0, held);
  }
}

/** A forked feed has two events with equal (hlc, feed, seq): their ids then decide. */
function inOrder(a: CaseEvent, b: CaseEvent): boolean {
  const order = compareEvents(a, b);
  return order === 0 ? a.id < b.id : order < 0;
}
