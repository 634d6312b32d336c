/**
 * Splits `whole` (an integer) in proportion to `shares` so that the parts add up to it exactly: largest remainders,
 * earlier first among equals. No shares, or all zero: no parts.
 */
export function allot(whole: number, shares: readonly number[]): readonly number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (sum === 0) return shares.map(() => 0);
  const parts = shares.map((share) => Math.floor((whole * share) / sum));
  const left = whole - parts.reduce((total, part) => total + part, 0);
  const byRemainder = shares
    .map((share, i) => ({ i, remainder: (whole * share) % sum }))
    .toSorted((a, b) => b.remainder - a.remainder || a.i - b.i);
  const raised = new Set(byRemainder.slice(0, left).map(({ i }) => i));
  return parts.map((part, i) => (raised.has(i) ? part + 1 : part));
}
