import type { CaseEvent, FieldValue } from '@tracecraft/record';

/** Recorded this much after the act makes a late entry (settled question 12), milliseconds. */
const LATE_AFTER = 15 * 60_000;

/** An event as checks see it: times as an interval, its place among the feeds, corrections applied. */
export interface Fact {
  readonly event: CaseEvent;
  readonly kind: string;
  /** Interned feed, 0, 1, 2 … */
  readonly feed: number;
  readonly seq: number;
  /** Highest sequence number per other feed that this event reaches by hashes. Shared between events; never changed. */
  reach: ReadonlyMap<number, number>;
  /** Claimed interval widened by the clock's uncertainty, UTC ms. */
  readonly lo: number;
  readonly hi: number;
  readonly epoch: number;
  readonly late: boolean;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** Everything of a fact but its feed number and reach. */
export function timesOf(event: CaseEvent): Pick<Fact, 'lo' | 'hi' | 'epoch' | 'late'> {
  const { claimed, clock, recorded } = event.body;
  return {
    lo: claimed.start - clock.uncertaintyMs,
    hi: Math.max(claimed.start, claimed.end ?? claimed.start) + clock.uncertaintyMs,
    epoch: clock.epoch,
    late: recorded - claimed.start > LATE_AFTER,
  };
}
