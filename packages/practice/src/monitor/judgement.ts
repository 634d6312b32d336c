import type { Kleene } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import type { Verdict } from '../verdict.ts';
import type { CompiledCheck, Slot } from './compile.ts';
import type { ObjectHistory } from './object-history.ts';

/** What has been seen for one check and one object. `filled[n]`: facts that may fill slot n, in record order. */
export interface Seen {
  readonly check: CompiledCheck;
  /** Id of the bound object; of a pair the first. */
  readonly object: string;
  readonly filled: readonly (readonly Match[])[];
  /** Every act of the trace, only for checks that watch it whole. */
  readonly trace: readonly Fact[];
  readonly history: ObjectHistory;
  /** UTC ms known to have passed. */
  readonly now: number;
  readonly closed: boolean;
}

/** A fact that fills a slot surely (2) or perhaps (1), judged on itself alone. */
export interface Match {
  readonly fact: Fact;
  readonly slot: Slot;
  readonly alone: Kleene;
}

/** How well one activation's duty is met. */
export interface Duty {
  readonly activation: Fact | null;
  /** The duty is met. */
  readonly met: Kleene;
  /** It can no longer be met. */
  readonly lost: Kleene;
  /** It binds at all: the act matches and `where` holds. */
  readonly binds: Kleene;
  /** Met only thanks to a late entry. */
  readonly late: boolean;
  readonly proof: readonly Fact[];
  /** What was found of a requirement that is not wholly met. */
  readonly partial: readonly Fact[];
  /** Act that broke the rule or closed the way to meet it. */
  readonly blocking: Fact | null;
  /** UTC ms by which it must be met; null when not metric. */
  readonly deadline: number | null;
  /** UTC ms from which a deadline surely has passed, and may have passed. */
  readonly overdueFrom: number | null;
  readonly maybeOverdueFrom: number | null;
}

/** The verdict of a check for an object, before names and flags are added. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly duty: Duty | null;
  readonly activation: Fact | null;
  readonly proof: readonly Fact[];
  readonly deadline: number | null;
  readonly since: number | null;
  readonly late: boolean;
  /** Next time (UTC ms) at which the clock alone changes this judgement. */
  readonly wakeAt: number | null;
}
