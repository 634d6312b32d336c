/** Bounds of a 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const Z = 1.959_963_984_540_054;

/** Interval of a proportion after Wilson (1927): keeps to 0–1 and holds at the ends. Null without observations. */
export function wilsonInterval(hits: number, of: number): Interval | null {
  if (of === 0) return null;
  const share = hits / of;
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z / (1 + z2 / of)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  return { low: hits === 0 ? 0 : middle - half, high: hits === of ? 1 : middle + half };
}

/** Interval of a mean with Student's t. Null for fewer than two values. */
export function meanInterval(values: readonly number[]): Interval | null {
  const n = values.length;
  if (n < 2) return null;
  const middle = meanOf(values);
  const spread = Math.sqrt(values.reduce((sum, one) => sum + (one - middle) ** 2, 0) / (n - 1));
  const half = (tQuantile(n - 1) * spread) / Math.sqrt(n);
  return { low: middle - half, high: middle + half };
}

/** Arithmetic mean; NaN of nothing. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

/** 97.5 % quantile of Student's t: exact for one and two degrees of freedom, else by bisection of the distribution. */
export function tQuantile(degrees: number): number {
  if (degrees === 1) return Math.tan(Math.PI * 0.475);
  if (degrees === 2) return 0.95 * Math.sqrt(2 / (1 - 0.95 ** 2));
  let low = 1.9;
  let high = 4.4;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (twoSided(middle, degrees) < 0.95) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(|T| < t), Abramowitz & Stegun 26.7.3 and 26.7.4: finite sums for whole degrees of freedom. */
function twoSided(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const cos2 = Math.cos(angle) ** 2;
  const odd = degrees % 2 === 1;
  let term = odd ? Math.cos(angle) : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= (cos2 * (k - 1)) / k;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/** The median and its 95 % interval from order statistics (binomial, no shape assumed). Null without observations. */
export function medianInterval(
  values: readonly number[],
): { readonly median: number; readonly interval: Interval | null } | null {
  const n = values.length;
  if (n === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const median = (sorted[Math.floor((n - 1) / 2)]! + sorted[Math.ceil((n - 1) / 2)]!) / 2;
  const rank = lowestRank(n);
  return { median, interval: rank === 0 ? null : { low: sorted[rank - 1]!, high: sorted[n - rank]! } };
}

/** Largest rank r for which the r-th from either end encloses the median with at least 95 %; 0 where none does. */
function lowestRank(n: number): number {
  // 2^-n is no number any more for a thousand values; the normal approximation is close by then.
  if (n > 500) return Math.floor(n / 2 - (Z * Math.sqrt(n)) / 2);
  let below = 0;
  let chance = 0.5 ** n;
  let rank = 0;
  for (let k = 0; k < n / 2; k++) {
    below += chance;
    if (below > 0.025) break;
    rank = k + 1;
    chance = (chance * (n - k)) / (k + 1);
  }
  return rank;
}
