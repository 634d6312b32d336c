import type { Fact, Reach } from './fact.ts';

const NOTHING: Reach = new Int32Array(0);

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

  /** Takes `fact` in; false when one of its feed written later is known already. */
  add(fact: Fact): boolean {
    const chain = this.chains[fact.feed]!;
    let at = chain.length;
    while (at > 0 && chain[at - 1]!.seq > fact.seq) at--;
    if (at === chain.length) chain.push(fact);
    else chain.splice(at, 0, fact);
    return at === chain.length - 1;
  }

  /** What an event of feed number `feed` reaches that names `named`; shares its predecessor's where nothing is added. */
  reachOf(feed: number, seq: number, named: readonly (Fact | null)[]): Reach {
    const chain = this.chains[feed]!;
    let at = chain.length - 1;
    while (at >= 0 && chain[at]!.seq >= seq) at--;
    let reach = at < 0 ? NOTHING : chain[at]!.reach;
    // A fork: two events of one place in the feed, both reached.
    for (let twin = at - 1; twin >= 0 && chain[twin]!.seq === chain[at]!.seq; twin--)
      reach = joined(reach, chain[twin]!.reach, feed, this.chains.length);
    for (const fact of named) {
      if (fact === null || fact.feed === feed || covers(reach, fact.feed, fact.seq + 1)) continue;
      reach = extended(reach, fact, feed, this.chains.length);
    }
    return reach;
  }
}

function covers(reach: Reach, feed: number, seq: number): boolean {
  return feed < reach.length && reach[feed]! >= seq;
}

/** `reach` with `fact` and all that it reaches. */
function extended(reach: Reach, fact: Fact, own: number, feeds: number): Reach {
  const whole = joined(reach, fact.reach, own, feeds);
  if (covers(whole, fact.feed, fact.seq)) return whole;
  const longer = whole === reach || whole.length <= fact.feed ? resized(whole, feeds) : whole;
  longer[fact.feed] = fact.seq;
  return longer;
}

function joined(reach: Reach, other: Reach, own: number, feeds: number): Reach {
  let result = reach;
  for (let feed = 0; feed < other.length; feed++) {
    const seq = other[feed]!;
    if (seq < 0 || feed === own || covers(result, feed, seq)) continue;
    if (result === reach) result = resized(reach, feeds);
    result[feed] = seq;
  }
  return result;
}

function resized(reach: Reach, length: number): Reach {
  const copy = new Int32Array(Math.max(length, reach.length)).fill(-1, reach.length);
  copy.set(reach);
  return copy;
}

export function isSameReach(a: Reach, b: Reach): boolean {
  if (a === b) return true;
  const length = Math.max(a.length, b.length);
  for (let feed = 0; feed < length; feed++) if ((a[feed] ?? -1) !== (b[feed] ?? -1)) return false;
  return true;
}
