import type { Interval, ReadinessMeasure, Share } from '@tracecraft/course';
import type { Params, Phrases } from '@tracecraft/phrases';

/** Figures as text. Digits and points are the same in every language, so that reports can be laid side by side. */
export interface Figures {
  readonly word: (name: string, params?: Params) => string;
  readonly of: (hits: number, n: number) => string;
  readonly share: (share: Share) => string;
  /** A number of the unit with its interval; the word for "suppressed" where there is none. */
  readonly spread: (
    value: number | null,
    interval: Interval | null,
    show: (value: number) => string,
  ) => string;
  readonly measured: (measure: ReadinessMeasure) => string;
}

export function figures(say: Phrases['say']): Figures {
  const word = (name: string, params?: Params): string => say(`programme-report.${name}`, params);
  const of = (hits: number, n: number): string => word('of', { hits, n });
  const spread: Figures['spread'] = (value, interval, show) => {
    if (value === null) return word('suppressed');
    if (interval === null) return show(value);
    return word('interval', { value: show(value), low: show(interval.low), high: show(interval.high) });
  };
  return {
    word,
    of,
    spread,
    share: ({ hits, n, share, interval }) =>
      hits === null ? word('suppressed') : `${of(hits, n)}; ${spread(share, interval, percent)}`,
    measured: (one) =>
      one.missing === null
        ? spread(one.value, one.interval, UNITS[one.unit])
        : say(`readiness.missing.${one.missing}`),
  };
}

export function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

export function decimal(value: number): string {
  return value.toFixed(2);
}

const UNITS: Readonly<Record<ReadinessMeasure['unit'], (value: number) => string>> = {
  share: percent,
  days: (value) => `${value.toFixed(1)} d`,
  ms: (value) => `${(value / 60_000).toFixed(1)} min`,
  count: String,
  ratio: decimal,
};
