const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Times left at which a countdown is read out, milliseconds. */
const THRESHOLDS: readonly number[] = [
  0,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  60 * MINUTE,
];

/** The least threshold `left` has not passed: what is read out changes only when this does. Infinity: further away than any. */
export function thresholdOf(left: number): number {
  return THRESHOLDS.find((threshold) => left <= threshold) ?? Number.POSITIVE_INFINITY;
}
