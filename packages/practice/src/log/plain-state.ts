import { RELATIONS } from './relation.ts';
import { SharedRelation } from './shared-relation.ts';

/** Activities that can stand as bits of one number. */
export const MOST_ACTIVITIES = 31;

/** The `at`-th event of an activity, by case; -1 while there are fewer. */
export interface Nth {
  readonly at: number;
  readonly events: Int32Array;
}

export function bitOf(activity: number): number {
  return activity < 0 ? 0 : 1 << activity;
}

/**
 * What rules on activities alone share of the events read so far. Activities are numbered among those the rules name, -1
 * is any other, and a set of them is a number with one bit each. `place` = case * activities + activity.
 */
export class PlainState {
  readonly cases: number;
  readonly activities: number;
  /** By case: first and latest event (-1 none) and their activities. */
  readonly first: Int32Array;
  readonly firstActivity: Int32Array;
  readonly latest: Int32Array;
  readonly latestActivity: Int32Array;
  /** By case: the latest event of a named activity (-1 none); all activities seen. */
  readonly latestNamed: Int32Array;
  readonly seen: Int32Array;
  /** By event of a named activity: the one before it in its case (-1 none), and its activity. */
  readonly earlier: Int32Array;
  readonly activityOf: Int8Array;
  /** By place: how many events, the last one, activities seen since it. */
  readonly counts: Int32Array;
  readonly last: Int32Array;
  readonly since: Int32Array;
  /** By RELATION. */
  readonly relations: readonly SharedRelation[];
  /** By activity; and the greatest `at` of all. */
  private readonly nths: readonly Nth[][];
  mostCounted = 0;

  constructor(activities: number, cases: number, events: number, open: boolean) {
    const places = activities * cases;
    const none = (length: number): Int32Array => new Int32Array(length).fill(-1);
    this.cases = cases;
    this.activities = activities;
    this.first = none(cases);
    this.firstActivity = none(cases);
    this.latest = none(cases);
    this.latestActivity = none(cases);
    this.latestNamed = none(cases);
    this.seen = new Int32Array(cases);
    this.earlier = new Int32Array(events);
    this.activityOf = new Int8Array(events);
    this.counts = new Int32Array(places);
    this.last = none(places);
    this.since = new Int32Array(places);
    this.relations = Array.from({ length: RELATIONS }, () => new SharedRelation(activities, places, open));
    this.nths = Array.from({ length: activities }, () => []);
  }

  /** The events of each case that make `at` of an activity. */
  nth(activity: number, at: number): Int32Array {
    const known = this.nths[activity]!.find((nth) => nth.at === at);
    if (known !== undefined) return known.events;
    const events = new Int32Array(this.cases).fill(-1);
    this.nths[activity]!.push({ at, events });
    this.mostCounted = Math.max(this.mostCounted, at);
    return events;
  }

  /** `event` makes `count` of its activity. */
  reached(activity: number, count: number, ofCase: number, event: number): void {
    for (const { at, events } of this.nths[activity]!) if (at === count) events[ofCase] = event;
  }

  /** `event` is the latest of the named ones. */
  link(event: number, ofCase: number, activity: number): void {
    this.earlier[event] = this.latestNamed[ofCase]!;
    this.latestNamed[ofCase] = event;
    this.activityOf[event] = activity;
  }
}
