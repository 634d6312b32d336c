import type { CaseEvent } from '@tracecraft/record';
import type { CheckVerdict } from './verdict.ts';

/**
 * Verdicts that changed since they were last read, in stable order (practice, step, object). They are put into words
 * when they are read, in the record as it then is; how many there are is known at once.
 */
export interface Changes extends Iterable<CheckVerdict> {
  readonly length: number;
}

/** Live checking of one case. Arrival order never changes the result: late events refold what they touch. */
export interface Monitor {
  /**
   * Adds events in any order; ones already known are ignored. Returns the verdicts that changed; an object whose every
   * event was retracted is told once as `not-applicable` and is no longer among `verdicts()`.
   */
  add(events: readonly CaseEvent[]): Changes;
  /** Moves the clock (UTC ms): deadlines pass without a new event. Returns the verdicts that changed. */
  tick(now: number): Changes;
  /** Closes the case: pending becomes violated, holding becomes satisfied. */
  close(): Changes;
  /** Every verdict, stable order (practice, step, object). */
  verdicts(): readonly CheckVerdict[];
}
