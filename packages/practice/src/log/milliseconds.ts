/** The most whole milliseconds that are at most `seconds`, compared as seconds: nothing is rounded. */
export function mostMilliseconds(seconds: number): number {
  let most = Math.floor(seconds * 1000);
  if (most > Number.MAX_SAFE_INTEGER) return Number.POSITIVE_INFINITY;
  while (most / 1000 > seconds) most--;
  while ((most + 1) / 1000 <= seconds) most++;
  return most;
}

/** The fewest whole milliseconds that are at least `seconds`. */
export function leastMilliseconds(seconds: number): number {
  let least = Math.ceil(seconds * 1000);
  if (least > Number.MAX_SAFE_INTEGER) return Number.POSITIVE_INFINITY;
  while (least / 1000 < seconds) least++;
  while ((least - 1) / 1000 >= seconds) least--;
  return least;
}
