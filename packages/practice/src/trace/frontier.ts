import type { Fact } from './fact.ts';

interface FeedFront {
  seq: number;
  hi: number;
  /** NaN once the feed had more than one clock epoch: its times then no longer order it against others. */
  epoch: number;
}

/** How far the facts of a case have come, feed by feed. */
export class Frontier {
  private readonly feeds: (FeedFront | undefined)[] = [];
  private latestStart = Number.NEGATIVE_INFINITY;

  clear(): void {
    this.feeds.length = 0;
    this.latestStart = Number.NEGATIVE_INFINITY;
  }

  include(fact: Fact): void {
    if (fact.lo > this.latestStart) this.latestStart = fact.lo;
    const front = this.feeds[fact.feed];
    if (front === undefined) {
      while (this.feeds.length < fact.feed) this.feeds.push(undefined);
      this.feeds[fact.feed] = { seq: fact.seq, hi: fact.hi, epoch: fact.epoch };
      return;
    }
    if (fact.seq > front.seq) front.seq = fact.seq;
    if (fact.hi > front.hi) front.hi = fact.hi;
    if (front.epoch !== fact.epoch) front.epoch = Number.NaN;
  }

  /** True only when `before(x, fact)` is yes for every fact x included. */
  isPassedBy(fact: Fact): boolean {
    // A claimed interval wholly before a known one would be evidence the other way (trace/order.ts).
    if (fact.late || fact.hi < this.latestStart) return false;
    for (let feed = 0; feed < this.feeds.length; feed++) {
      const front = this.feeds[feed];
      if (front === undefined) continue;
      if (feed === fact.feed) {
        if (fact.seq <= front.seq) return false;
      } else if (!(feed < fact.reach.length && fact.reach[feed]! >= front.seq))
        if (front.epoch !== fact.epoch || front.hi >= fact.lo) return false;
    }
    return true;
  }
}
