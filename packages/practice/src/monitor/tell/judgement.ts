import type { Fact } from '../../trace/fact.ts';
import type { Verdict } from '../../verdict.ts';

/** A verdict with what it rests on, before names and flags are added. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly activation: Fact | null;
  /** Facts that show it. */
  readonly proof: readonly Fact[];
  /** What was found of a requirement that is not wholly met. */
  readonly partial: readonly Fact[];
  /** UTC ms by which it must be met; null when not metric. */
  readonly deadline: number | null;
  /** When it became so, UTC ms. */
  readonly since: number | null;
  readonly late: boolean;
}
