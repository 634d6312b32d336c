/** How far apart two values are: just different, by rank, by difference, by proportion. */
export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** Alpha, or why there is none: nothing to pair, or only one value, so that chance disagreement is zero. */
export interface Alpha {
  readonly alpha: number | null;
  readonly reason: 'too-few' | 'one-value' | null;
}

/**
 * Krippendorff's alpha of `units` (the values each was given): 1 − observed ÷ expected disagreement, from the
 * coincidences of values. Units with fewer than two values pair with nothing and are left out. K. Krippendorff,
 * "Computing Krippendorff's alpha-reliability", 2011.
 */
export function alphaOf(units: readonly (readonly number[])[], metric: Metric): Alpha {
  const paired = units.filter((values) => values.length >= 2);
  if (paired.length === 0) return { alpha: null, reason: 'too-few' };
  const values = [...new Set(paired.flat())].toSorted((a, b) => a - b);
  if (values.length < 2) return { alpha: null, reason: 'one-value' };
  const coincidences = coincidencesOf(paired, values);
  const totals = coincidences.map((row) => row.reduce((sum, one) => sum + one, 0));
  const all = totals.reduce((sum, one) => sum + one, 0);
  const delta = distances(metric, values, totals);
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < values.length; c++)
    for (let k = c + 1; k < values.length; k++) {
      observed += coincidences[c]![k]! * delta(c, k);
      expected += totals[c]! * totals[k]! * delta(c, k);
    }
  return { alpha: 1 - ((all - 1) * observed) / expected, reason: null };
}

/** Each pair of values of a unit counts 1 ÷ (values − 1), both ways round. */
function coincidencesOf(units: readonly (readonly number[])[], values: readonly number[]): number[][] {
  const place = new Map(values.map((value, i) => [value, i]));
  const table = values.map(() => values.map(() => 0));
  for (const unit of units) {
    const share = 1 / (unit.length - 1);
    unit.forEach((first, i) =>
      unit.forEach((second, k) => {
        if (i !== k) table[place.get(first)!]![place.get(second)!]! += share;
      }),
    );
  }
  return table;
}

/** Squared distance between the values at two places, the first smaller. */
function distances(
  metric: Metric,
  values: readonly number[],
  totals: readonly number[],
): (c: number, k: number) => number {
  if (metric === 'nominal') return () => 1;
  if (metric === 'interval') return (c, k) => (values[c]! - values[k]!) ** 2;
  if (metric === 'ratio') return (c, k) => ((values[c]! - values[k]!) / (values[c]! + values[k]!)) ** 2;
  return (c, k) => {
    const between = totals.slice(c, k + 1).reduce((sum, one) => sum + one, 0);
    return (between - (totals[c]! + totals[k]!) / 2) ** 2;
  };
}
