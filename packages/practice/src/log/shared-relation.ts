import { SharedLog } from './shared-log.ts';

/**
 * One relation for all pairs of activities. Sets of activities are numbers with one bit each; `place` = case * activities +
 * activating activity.
 */
export class SharedRelation {
  /** By activating activity: the other activities rules ask about. */
  readonly asked: Int32Array;
  /** By place: the other activities it is violated for; `lacking` only as it stands at the end. */
  readonly violated: Int32Array;
  readonly lacking: Int32Array;
  readonly log: SharedLog = new SharedLog();

  /** @param open false: what lacks at the end is as good as violated, and kept together with it. */
  constructor(activities: number, places: number, open: boolean) {
    this.asked = new Int32Array(activities);
    this.violated = new Int32Array(places);
    this.lacking = open ? new Int32Array(places) : this.violated;
  }

  violate(place: number, others: number, activation: number, blocking: number): void {
    this.violated[place]! |= others;
    this.log.add(activation, blocking, others);
  }

  lack(place: number, others: number, activation: number): void {
    if (others === 0) return;
    this.lacking[place]! |= others;
    this.log.add(activation, -1, others);
  }
}
