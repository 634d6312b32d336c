/** What all rules without data conditions share of the events read so far: a few whole numbers by case and activity. */
export interface PlainState {
  readonly cases: number;
  /** By activity of interest, then by case. */
  readonly counts: readonly Int32Array[];
  /** Last event of an activity; -1 none. */
  readonly last: readonly Int32Array[];
  /** By event of interest: the event of the same activity and case before it; -1 none. */
  readonly earlier: Int32Array;
  /** By case: the last event of any activity (-1 none), and its activity of interest (-1 another). */
  readonly latest: Int32Array;
  readonly latestActivity: Int32Array;
}

export function plainState(activities: number, cases: number, events: number): PlainState {
  const each = (value: number): Int32Array[] =>
    Array.from({ length: activities }, () => new Int32Array(cases).fill(value));
  return {
    cases,
    counts: each(0),
    last: each(-1),
    earlier: new Int32Array(events),
    latest: new Int32Array(cases).fill(-1),
    latestActivity: new Int32Array(cases).fill(-1),
  };
}
