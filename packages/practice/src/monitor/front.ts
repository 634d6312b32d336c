import { compareEvents } from '@tracecraft/record';
import type { Fact } from '../trace/fact.ts';

interface FeedFront {
  seq: number;
  hi: number;
  /** Null once the feed had more than one clock epoch: its times then no longer order it against others. */
  epoch: number | null;
}

/**
 * How far a set of facts has come. A fact that is surely after all of them changes nothing judged about the past, so
 * only what is open and the fact itself need judging.
 */
export class Front {
  private readonly feeds = new Map<number, FeedFront>();
  private latestStart = Number.NEGATIVE_INFINITY;
  private last: Fact | null = null;

  clear(): void {
    this.feeds.clear();
    this.latestStart = Number.NEGATIVE_INFINITY;
    this.last = null;
  }

  include(fact: Fact): void {
    const front = this.feeds.get(fact.feed);
    if (front === undefined) this.feeds.set(fact.feed, { seq: fact.seq, hi: fact.hi, epoch: fact.epoch });
    else {
      front.seq = Math.max(front.seq, fact.seq);
      front.hi = Math.max(front.hi, fact.hi);
      if (front.epoch !== fact.epoch) front.epoch = null;
    }
    this.latestStart = Math.max(this.latestStart, fact.lo);
    if (this.last === null || compareEvents(this.last.event, fact.event) < 0) this.last = fact;
  }

  /** True only when `before(x, fact)` is yes for every fact x included, and `fact` comes last in record order too. */
  isPassedBy(fact: Fact): boolean {
    // A claimed interval wholly before a known one would be evidence the other way (trace/order.ts).
    if (fact.late || fact.hi < this.latestStart) return false;
    if (this.last !== null && compareEvents(this.last.event, fact.event) >= 0) return false;
    for (const [feed, front] of this.feeds) {
      const reached = feed === fact.feed ? fact.seq - 1 : (fact.reach.get(feed) ?? -1);
      const timed = front.epoch === fact.epoch && front.hi < fact.lo && feed !== fact.feed;
      if (reached < front.seq && !timed) return false;
    }
    return true;
  }
}
