import type { EventTable } from './event-table.ts';
import type { Fact, Reach } from './fact.ts';
import { NumberList } from './number-list.ts';

const NOTHING: Reach = [];

/** What facts reach by hashes. A feed is one hash chain, also where links of it are missing. */
export class Feeds {
  private readonly table: EventTable;
  private readonly numbers = new Map<string, number>();
  /** Numbers of the facts of each feed by sequence number, and the fact of the highest. */
  private readonly chains: NumberList[] = [];
  private readonly heads: (Fact | null)[] = [];
  /** The feed asked for last, and its number: a writer makes several entries in a row. */
  private recent = '';
  private recentNumber = -1;

  constructor(table: EventTable) {
    this.table = table;
  }

  /** Interned number of a feed. */
  number(feed: string): number {
    if (feed === this.recent && this.recentNumber >= 0) return this.recentNumber;
    const number = this.numbers.get(feed) ?? this.open(feed);
    this.recent = feed;
    this.recentNumber = number;
    return number;
  }

  private open(feed: string): number {
    this.numbers.set(feed, this.chains.length);
    this.heads.push(null);
    return this.chains.push(new NumberList()) - 1;
  }

  /** The fact of a feed with the highest sequence number, or null. */
  head(feed: number): Fact | null {
    return this.heads[feed]!;
  }

  /** Takes `fact` in; false when one of its feed written later is known already. */
  add(fact: Fact): boolean {
    const { feed, number } = fact;
    const chain = this.chains[feed]!;
    const head = this.heads[feed]!;
    if (head === null || head.seq <= fact.seq) {
      this.heads[feed] = fact;
      chain.push(number);
      return true;
    }
    let at = chain.length;
    while (at > 0 && this.in(chain, at - 1).seq > fact.seq) at--;
    chain.insert(at, number);
    return false;
  }

  private in(chain: NumberList, place: number): Fact {
    return this.table.at(chain.at(place));
  }

  /** What `fact` reaches, feed by feed. */
  reachOf(fact: Fact): Reach {
    if (fact.reach !== null) return fact.reach;
    return this.chains.map((chain, feed) => (feed === fact.feed ? -1 : this.lastBelow(chain, fact.rank)));
  }

  /** Sequence number of the last fact of a chain that has its place below `rank`; -1 when there is none. */
  private lastBelow(chain: NumberList, rank: number): number {
    for (let at = chain.length - 1; at >= 0; at--) {
      const fact = this.in(chain, at);
      if (fact.rank > 0 && fact.rank < rank) return fact.seq;
    }
    return -1;
  }

  /** What place `seq` of a feed reaches by what was written before it there. Shared with its predecessor. */
  before(feed: number, seq: number): Reach {
    const chain = this.chains[feed]!;
    let at = chain.length - 1;
    while (at >= 0 && this.in(chain, at).seq >= seq) at--;
    if (at < 0) return NOTHING;
    const last = this.in(chain, at);
    let reach = this.reachOf(last);
    // A fork: two events of one place in the feed, both reached.
    for (let twin = at - 1; twin >= 0 && this.in(chain, twin).seq === last.seq; twin--)
      reach = joined(reach, this.reachOf(this.in(chain, twin)), feed);
    return reach;
  }

  /** `reach`, of an event of `own`, with `fact` and all that it reaches; the same where nothing is added. */
  extend(reach: Reach, fact: Fact, own: number): Reach {
    const { feed, seq } = fact;
    // What is reached beyond `fact` in its feed reaches all that it does.
    if (feed === own || covers(reach, feed, seq + 1)) return reach;
    const whole = joined(reach, this.reachOf(fact), own);
    if (covers(whole, feed, seq)) return whole;
    const longer = whole.slice();
    put(longer, feed, seq);
    return longer;
  }
}

function covers(reach: Reach, feed: number, seq: number): boolean {
  return feed < reach.length && reach[feed]! >= seq;
}

function joined(reach: Reach, other: Reach, own: number): Reach {
  let longer: number[] | null = null;
  for (let feed = 0; feed < other.length; feed++) {
    const seq = other[feed]!;
    if (seq < 0 || feed === own || covers(longer ?? reach, feed, seq)) continue;
    longer ??= reach.slice();
    put(longer, feed, seq);
  }
  return longer ?? reach;
}

function put(reach: number[], feed: number, seq: number): void {
  while (reach.length <= feed) reach.push(-1);
  reach[feed] = seq;
}

export function isSameReach(a: Reach, b: Reach): boolean {
  if (a === b) return true;
  const length = Math.max(a.length, b.length);
  for (let feed = 0; feed < length; feed++) if ((a[feed] ?? -1) !== (b[feed] ?? -1)) return false;
  return true;
}
