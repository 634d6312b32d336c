import type { EventLog } from './event-log.ts';

/** Activities that can stand as bits of one number. */
export const MOST_ACTIVITIES = 31;

export function bitOf(activity: number): number {
  return activity < 0 ? 0 : 1 << activity;
}

function none(length: number): Int32Array {
  return new Int32Array(length).fill(-1);
}

/**
 * What rules on activities alone share of the events read so far. Activities are numbered among those the rules name, -1
 * is any other, and a set of them is a number with one bit each. `place` = case * activities + activity. Events of named
 * activities have numbers of their own, in the order they are read; of each it is kept what stood around it, so that every
 * violated activation and what blocks it are read off these links (plain-proofs.ts) and none is written down twice.
 */
export class PlainState {
  readonly cases: number;
  readonly activities: number;
  readonly caseOf: Int32Array;
  /** By case: first and latest event (-1 none); all activities seen. */
  readonly first: Int32Array;
  readonly latest: Int32Array;
  readonly seen: Int32Array;
  /** By place: how many events; the number of the last one (-1 none); activities seen since it. */
  readonly counts: Int32Array;
  readonly last: Int32Array;
  readonly since: Int32Array;
  /** By place: activities seen before its first and before its last event. */
  readonly beforeFirst: Int32Array;
  readonly beforeLast: Int32Array;
  /** By place: activities that were missed between two of its events, right after one of them, right before one. */
  readonly missedBetween: Int32Array;
  readonly missedNext: Int32Array;
  readonly missedPrevious: Int32Array;
  /** By number: the event, its activity, the events of its case right before and after it (-1 none). */
  readonly event: Int32Array;
  readonly activityOf: Int8Array;
  readonly previous: Int32Array;
  readonly next: Int32Array;
  /** By number * activities + activity: the number of the nearest such event before it in its case; -1 none. */
  readonly nearest: Int32Array;
  /** Events of named activities read so far. */
  named = 0;
  private readonly numbers: Int32Array;
  private readonly codes: Int32Array;

  /** @param numbers by activity code of the log: its number among those the rules name; -1 none */
  constructor(activities: number, cases: number, log: EventLog, numbers: Int32Array) {
    const places = activities * cases;
    const { codes } = log.activity;
    this.cases = cases;
    this.activities = activities;
    this.caseOf = log.caseOf;
    this.numbers = numbers;
    this.codes = codes;
    this.first = none(cases);
    this.latest = none(cases);
    this.seen = new Int32Array(cases);
    this.counts = new Int32Array(places);
    this.last = none(places);
    this.since = new Int32Array(places);
    this.beforeFirst = new Int32Array(places);
    this.beforeLast = new Int32Array(places);
    this.missedBetween = new Int32Array(places);
    this.missedNext = new Int32Array(places);
    this.missedPrevious = new Int32Array(places);
    const most = namedIn(codes, numbers);
    this.event = new Int32Array(most);
    this.activityOf = new Int8Array(most);
    this.previous = new Int32Array(most);
    this.next = new Int32Array(most);
    this.nearest = new Int32Array(most * activities);
  }

  /** Activity of an event of the log; -1 where no rule names it or there is no event. */
  activityAt(event: number): number {
    return event < 0 ? -1 : this.numbers[this.codes[event]!]!;
  }
}

/** How many events are of a named activity: memory is slow to come by, so no more is taken. */
function namedIn(codes: Int32Array, numbers: Int32Array): number {
  let count = 0;
  for (let at = 0; at < codes.length; at++) if (numbers[codes[at]!]! >= 0) count++;
  return count;
}
