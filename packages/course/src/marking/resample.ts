/** As many of `from`, drawn with replacement by `random` (in [0, 1)). */
export function resample<T>(from: readonly T[], random: () => number): readonly T[] {
  return from.flatMap(() => {
    const one = from[Math.min(from.length - 1, Math.floor(random() * from.length))];
    return one === undefined ? [] : [one];
  });
}
