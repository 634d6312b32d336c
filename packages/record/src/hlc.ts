/**
 * Next hybrid logical clock value (decimal text of 64 bits: milliseconds × 65,536 + counter), later than every
 * value in `seen` and not earlier than `now` (milliseconds). It orders events; it is never evidence of time.
 */
export function nextHlc(now: number, seen: readonly string[]): string {
  let newest = BigInt(now) << 16n;
  for (const text of seen) {
    const after = BigInt(text) + 1n;
    if (after > newest) newest = after;
  }
  return newest.toString();
}

/** Compares two clock values as numbers, not as text. */
export function compareHlc(a: string, b: string): number {
  return a.length === b.length ? (a < b ? -1 : a > b ? 1 : 0) : a.length - b.length;
}
