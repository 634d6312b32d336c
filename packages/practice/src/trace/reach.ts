import type { Fact, Reach } from './fact.ts';

const NOTHING: Reach = [];

/** What facts reach by hashes. A feed is one hash chain, also where links of it are missing. */
export class Feeds {
  private readonly numbers = new Map<string, number>();
  /** Facts of each feed by sequence number. */
  private readonly chains: Fact[][] = [];

  /** Interned number of a feed. */
  number(feed: string): number {
    const known = this.numbers.get(feed);
    if (known !== undefined) return known;
    this.numbers.set(feed, this.chains.length);
    this.chains.push([]);
    return this.chains.length - 1;
  }

  /** The fact of a feed with the highest sequence number, or null. */
  head(feed: number): Fact | null {
    return this.chains[feed]!.at(-1) ?? null;
  }

  /** Takes `fact` in; false when one of its feed written later is known already. */
  add(fact: Fact): boolean {
    const chain = this.chains[fact.feed]!;
    let at = chain.length;
    while (at > 0 && chain[at - 1]!.seq > fact.seq) at--;
    if (at === chain.length) chain.push(fact);
    else chain.splice(at, 0, fact);
    return at === chain.length - 1;
  }

  /** What `fact` reaches, feed by feed. */
  reachOf(fact: Fact): Reach {
    if (fact.reach !== null) return fact.reach;
    return this.chains.map((chain, feed) => {
      if (feed === fact.feed) return -1;
      return chain.findLast(({ rank }) => rank > 0 && rank < fact.rank)?.seq ?? -1;
    });
  }

  /** What place `seq` of a feed reaches by what was written before it there. Shared with its predecessor. */
  before(feed: number, seq: number): Reach {
    const chain = this.chains[feed]!;
    let at = chain.length - 1;
    while (at >= 0 && chain[at]!.seq >= seq) at--;
    if (at < 0) return NOTHING;
    let reach = this.reachOf(chain[at]!);
    // A fork: two events of one place in the feed, both reached.
    for (let twin = at - 1; twin >= 0 && chain[twin]!.seq === chain[at]!.seq; twin--)
      reach = joined(reach, this.reachOf(chain[twin]!), feed);
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
