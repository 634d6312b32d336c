import type { Interval } from './interval.ts';

export type ReadinessId =
  | 'R1'
  | 'R2'
  | 'R3'
  | 'R4'
  | 'R5'
  | 'R6'
  | 'R7'
  | 'R8'
  | 'R9'
  | 'R10'
  | 'R11'
  | 'R12';

/** One readiness measure, or a part of it. Never of one officer, never beside another agency's. */
export interface ReadinessMeasure {
  readonly measure: ReadinessId;
  /** Phrase `readiness.part.<part>`: a severity, a stretch between two acts, `exercise` where no duty record was given. */
  readonly part: string;
  readonly unit: 'share' | 'days' | 'ms' | 'count' | 'ratio';
  /** Null where it is suppressed or can't be computed. */
  readonly value: number | null;
  readonly interval: Interval | null;
  /** What it is of: posts, officers, checks, exhibits, pairs of acts, copies, departures or answers. */
  readonly n: number;
  /** Fewer than ten: no value is shown. */
  readonly suppressed: boolean;
  /** Streams it was computed from, in order. */
  readonly from: readonly string[];
  /** Phrase `readiness.missing.<missing>` where records do not hold what it needs; null where they do. */
  readonly missing: ReadinessGap | null;
}

/** Closed list of why a measure can't be computed. */
export type ReadinessGap =
  | 'posts'
  | 'certificates'
  | 'assessed-scenes'
  | 'duty-records'
  | 'exhibits'
  | 'pairs-of-acts'
  | 'images'
  | 'blind-tests'
  | 'departures'
  | 'follow-up'
  | 'two-scores'
  | 'court-outcomes'
  | 'supervisors';
