import type { Fact, Reach } from './fact.ts';

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
    const { feed, seq, lo, hi, epoch } = fact;
    if (lo > this.latestStart) this.latestStart = lo;
    const front = this.feeds[feed];
    if (front === undefined) {
      while (this.feeds.length < feed) this.feeds.push(undefined);
      this.feeds[feed] = { seq, hi, epoch };
      return;
    }
    if (seq > front.seq) front.seq = seq;
    if (hi > front.hi) front.hi = hi;
    if (front.epoch !== epoch) front.epoch = Number.NaN;
  }

  /** `fact`, whose reach is spelt out, reaches every fact included. */
  isReachedBy(fact: Fact, reach: Reach): boolean {
    for (let feed = 0; feed < this.feeds.length; feed++) {
      const front = this.feeds[feed];
      if (front === undefined) continue;
      if (feed === fact.feed ? fact.seq <= front.seq : !(feed < reach.length && reach[feed]! >= front.seq))
        return false;
    }
    return true;
  }

  /** `fact` continues its feed. */
  isFollowedBy(fact: Fact): boolean {
    const front = this.feeds[fact.feed];
    return front === undefined || front.seq < fact.seq;
  }

  /** No entry written late, and its time does not contradict that it came last. */
  isInTime(fact: Fact): boolean {
    // A claimed interval wholly before a known one would be evidence the other way (trace/order.ts).
    return !fact.late && fact.hi >= this.latestStart;
  }

  /** True only when `before(x, fact)` is yes for every fact x included; the reach of `fact` is spelt out. */
  isPassedBy(fact: Fact, reach: Reach): boolean {
    if (!this.isInTime(fact)) return false;
    for (let feed = 0; feed < this.feeds.length; feed++) {
      const front = this.feeds[feed];
      if (front === undefined) continue;
      if (feed === fact.feed) {
        if (fact.seq <= front.seq) return false;
      } else if (!(feed < reach.length && reach[feed]! >= front.seq))
        if (front.epoch !== fact.epoch || front.hi >= fact.lo) return false;
    }
    return true;
  }
}
