import { alphaOf, type Alpha, type Metric } from './krippendorff.ts';
import { resample } from './resample.ts';

/** One rating of a unit (what is judged) by a rater. Missing ones are left out. */
export interface Rating {
  readonly unit: string;
  readonly rater: string;
  readonly value: number;
}

/** Agreement under one metric. `interval`: null where alpha is, or no generator was given. */
export interface MetricAgreement extends Alpha {
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** Agreement of markers: Krippendorff's alpha under each metric; 1 agrees, 0 is chance. */
export interface Agreement {
  readonly nominal: MetricAgreement;
  readonly ordinal: MetricAgreement;
  readonly interval: MetricAgreement;
  readonly ratio: MetricAgreement;
  /** Units at least two rated, and raters among them. */
  readonly units: number;
  readonly raters: number;
}

export interface AgreementOptions {
  /** Generator in [0, 1) for the bootstrap; seed it, so that a report can be rebuilt. */
  readonly random?: () => number;
  /** Draws of the bootstrap; 1000. */
  readonly draws?: number;
  /** Confidence of the interval; 0.95. */
  readonly confidence?: number;
}

const METRICS: readonly Metric[] = ['nominal', 'ordinal', 'interval', 'ratio'];

/** Agreement of `ratings` under all four metrics, with a bootstrap interval over units where `random` is given. */
export function agreementOf(ratings: readonly Rating[], options: AgreementOptions = {}): Agreement {
  const units = pairable(ratings);
  const alphas = METRICS.map((metric) => alphaOf(units, metric));
  const intervals = intervalsOf(units, options);
  const of = (i: number): MetricAgreement => {
    const alpha = alphas[i] ?? { alpha: null, reason: 'too-few' };
    return { ...alpha, interval: alpha.alpha === null ? null : (intervals[i] ?? null) };
  };
  const raters = new Set(
    ratings
      .filter((one) => ratings.some((other) => other.unit === one.unit && other !== one))
      .map((one) => one.rater),
  );
  return {
    nominal: of(0),
    ordinal: of(1),
    interval: of(2),
    ratio: of(3),
    units: units.length,
    raters: raters.size,
  };
}

/** Values by unit, of units at least two raters rated. A rater who rated a unit twice counts with the last. */
function pairable(ratings: readonly Rating[]): readonly (readonly number[])[] {
  const units = new Map<string, Map<string, number>>();
  for (const { unit, rater, value } of ratings) {
    const of = units.get(unit) ?? new Map<string, number>();
    units.set(unit, of.set(rater, value));
  }
  return [...units.values()].map((of) => [...of.values()]).filter((values) => values.length >= 2);
}

function intervalsOf(
  units: readonly (readonly number[])[],
  { random, draws = 1000, confidence = 0.95 }: AgreementOptions,
): readonly MetricAgreement['interval'][] {
  if (random === undefined || units.length === 0) return [];
  const drawn: number[][] = METRICS.map(() => []);
  for (let i = 0; i < draws; i++) {
    const again = resample(units, random);
    METRICS.forEach((metric, k) => {
      const { alpha, reason } = alphaOf(again, metric);
      // A draw of equal values has no disagreement to expect: all agreed.
      if (alpha !== null) drawn[k]?.push(alpha);
      else if (reason === 'one-value') drawn[k]?.push(1);
    });
  }
  return drawn.map((values) => percentiles(values, confidence));
}

function percentiles(values: readonly number[], confidence: number): MetricAgreement['interval'] {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.floor(share * sorted.length)))] ?? 0;
  return { low: at((1 - confidence) / 2), high: at(1 - (1 - confidence) / 2) };
}
