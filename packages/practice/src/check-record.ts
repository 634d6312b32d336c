import type { CaseEvent } from '@tracecraft/record';
import type { CompiledPractices } from './monitor/compile.ts';
import { createMonitor } from './monitor/monitor.ts';
import type { CheckVerdict } from './verdict.ts';

/** How a finished or open record is looked at. */
export interface CheckOptions {
  /** The case is closed: pending becomes violated, holding satisfied. */
  readonly closed: boolean;
  /** UTC ms; without it only the record's own writing times let deadlines pass. */
  readonly now?: number;
}

/** Verdicts of `compiled` on a whole record, in stable order (practice, step, object). */
export function checkRecord(
  compiled: CompiledPractices,
  events: readonly CaseEvent[],
  options: CheckOptions,
): readonly CheckVerdict[] {
  const monitor = createMonitor(compiled);
  monitor.add(events);
  if (options.now !== undefined) monitor.tick(options.now);
  if (options.closed) monitor.close();
  return monitor.verdicts();
}
