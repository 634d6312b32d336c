import { wilsonInterval, type Interval } from '../readiness/interval.ts';
import { LEAST_GROUP } from '../tests/gain.ts';

/** A share of people: `n` is what it is of; the rest is null where `n` is under ten. */
export interface Share {
  readonly hits: number | null;
  readonly n: number;
  /** 0–1. */
  readonly share: number | null;
  /** Wilson, 95 %. */
  readonly interval: Interval | null;
}

/** `people` are those it speaks of where `of` counts something else, such as seats in sessions. */
export function shareOf(hits: number, of: number, people = of): Share {
  if (people < LEAST_GROUP) return { hits: null, n: of, share: null, interval: null };
  return { hits, n: of, share: hits / of, interval: wilsonInterval(hits, of) };
}
