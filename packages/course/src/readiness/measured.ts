import { LEAST_GROUP } from '../tests/gain.ts';
import { medianInterval, wilsonInterval } from './interval.ts';
import type { ReadinessGap, ReadinessId, ReadinessMeasure } from './readiness-measure.ts';

interface About {
  readonly measure: ReadinessId;
  readonly part?: string;
  readonly from: readonly string[];
  /** Said where `n` is 0. */
  readonly otherwise: ReadinessGap;
}

/** Records do not hold what the measure needs. */
export function missing(
  measure: ReadinessId,
  gap: ReadinessGap,
  unit: ReadinessMeasure['unit'] = 'share',
): ReadinessMeasure {
  const nothing = { value: null, interval: null, n: 0, suppressed: false, from: [] };
  return { measure, part: '', unit, ...nothing, missing: gap };
}

/** A share with Wilson's interval. `people`: how many officers stand behind it, where that is not `of`. */
export function share(
  { measure, part = '', from, otherwise }: About,
  hits: number,
  of: number,
  people = of,
): ReadinessMeasure {
  if (of === 0) return { ...missing(measure, otherwise), part };
  const suppressed = Math.min(of, people) < LEAST_GROUP;
  const shown = suppressed
    ? { value: null, interval: null }
    : { value: hits / of, interval: wilsonInterval(hits, of) };
  return { measure, part, unit: 'share', ...shown, n: of, suppressed, from: from.toSorted(), missing: null };
}

/** A median with the interval of its order statistics. */
export function median(
  { measure, part = '', from, otherwise }: About,
  unit: 'days' | 'ms',
  values: readonly number[],
): ReadinessMeasure {
  const found = medianInterval(values);
  if (found === null) return { ...missing(measure, otherwise, unit), part };
  const suppressed = values.length < LEAST_GROUP;
  const shown = suppressed
    ? { value: null, interval: null }
    : { value: found.median, interval: found.interval };
  return {
    measure,
    part,
    unit,
    ...shown,
    n: values.length,
    suppressed,
    from: from.toSorted(),
    missing: null,
  };
}
