import type { CaseEvent } from '@tracecraft/record';
import type { CheckVerdict } from './verdict.ts';

/** Live checking of one case. Arrival order never changes the result: late events refold what they touch. */
export interface Monitor {
  /**
   * Adds events in any order; ones already known are ignored. Returns the verdicts that changed; an object whose every
   * event was retracted is told once as `not-applicable` and is no longer among `verdicts()`.
   */
  add(events: readonly CaseEvent[]): readonly CheckVerdict[];
  /** Moves the clock (UTC ms): deadlines pass without a new event. Returns the verdicts that changed. */
  tick(now: number): readonly CheckVerdict[];
  /** Closes the case: pending becomes violated, holding becomes satisfied. */
  close(): readonly CheckVerdict[];
  /** Every verdict, stable order (practice, step, object). */
  verdicts(): readonly CheckVerdict[];
}
