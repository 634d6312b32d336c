import type { Outcome } from './outcome.ts';

/** A rule waiting at one activity for the other. */
export interface Watch {
  readonly outcome: Outcome;
  /** The other activity, and its last event by case (-1: none). */
  readonly other: number;
  readonly last: Int32Array;
}

/** A rule that breaks at the `at`-th event of an activity. */
export interface Limit {
  readonly outcome: Outcome;
  readonly at: number;
}

/** What one activity's events mean to rules, named after the templates; `a` and `b` are the rule's activities. */
export interface ActivityWatches {
  /** This is `a`. */
  readonly chainResponse: Watch[];
  readonly alternateResponse: Watch[];
  /** This activates, `other` is forbidden. */
  readonly forbids: Watch[];
  /** This is `b`. */
  readonly chainPrecedence: Watch[];
  readonly alternatePrecedence: Watch[];
  readonly precedence: Watch[];
  readonly notResponse: Watch[];
  /** This is forbidden to `other`. */
  readonly forbidden: Watch[];
  readonly limits: Limit[];
}

export function noWatches(): ActivityWatches {
  return {
    chainResponse: [],
    alternateResponse: [],
    forbids: [],
    chainPrecedence: [],
    alternatePrecedence: [],
    precedence: [],
    notResponse: [],
    forbidden: [],
    limits: [],
  };
}
