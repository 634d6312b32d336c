import type { EventId, ObjectType } from '@tracecraft/record';

/** docs/spec/practice.md §meaning. A violation is shown to people as a departure; `explained` and `waived` never hide it. */
export type Verdict = 'satisfied' | 'violated' | 'pending' | 'holding' | 'not-applicable' | 'uncertain';

/** What a verdict rests on: said so, backed by a photograph, second person or scan, or measured by the machine. */
export type Basis = 'declared' | 'corroborated' | 'measured';

/** An event that almost did: which of its conditions failed, in the words of the sentence. */
export interface NearestMiss {
  readonly event: EventId;
  readonly failed: readonly { readonly condition: string; readonly found: string | null }[];
}

/** The state of one check for one object. */
export interface CheckVerdict {
  readonly practice: string;
  readonly version: string;
  readonly step: string;
  readonly severity: 1 | 2 | 3 | 4;
  /** Declare name of the check form (`precedence`, `response` …), so that results compare with other tools. */
  readonly form: string;
  readonly object: { readonly type: ObjectType; readonly id: string };
  /** Second object of a check on pairs (`for each … on OTHER`), or null. */
  readonly on: { readonly type: ObjectType; readonly id: string } | null;
  readonly verdict: Verdict;
  /** The event that made the check bind; null when nothing has yet. A verdict without one earns nothing. */
  readonly activation: EventId | null;
  /** Events that show the verdict. */
  readonly proof: readonly EventId[];
  /**
   * What is missing or forbidden, as check-language text, e.g. `photograph with scale = yes`. On `not-applicable` and
   * `holding`: what is still open ahead of the guarded act.
   */
  readonly missing: string | null;
  /** UTC milliseconds by which it must be done, where the check is metric. */
  readonly deadline: number | null;
  /** When it became so, UTC milliseconds. */
  readonly since: number | null;
  readonly nearestMiss: NearestMiss | null;
  readonly basis: Basis | null;
  /** Satisfied only by a late entry (recorded more than 15 minutes after the act). */
  readonly late: boolean;
  /** Event that explains the departure, or null. */
  readonly explained: EventId | null;
  /** Event that waives it, or null. */
  readonly waived: EventId | null;
  /** Event whose late arrival changed this verdict, or null. */
  readonly revisedBecauseOf: EventId | null;
}
