import type { Dictionary } from './dictionary.ts';

/** One attribute of all events: code of its text by event, 0 where absent. */
export interface Column {
  readonly texts: Dictionary;
  readonly codes: Int32Array;
}

/** A log as columns. Events are numbered from 0 in the order they are checked in. */
export interface EventLog {
  readonly events: number;
  /** Case of an event, from 0 in order of first sight in the file; its text is `cases.text(number + 1)`. */
  readonly caseOf: Int32Array;
  readonly caseTexts: Dictionary;
  /** Events by case. */
  readonly eventsIn: Int32Array;
  readonly activity: Column;
  /** Unix time in milliseconds; NaN where absent. */
  readonly timeOf: Float64Array;
  /** The columns that were read: only those rules ask about, and of these only those the log has. */
  readonly columns: ReadonlyMap<string, Column>;
  readonly header: readonly string[];
  /** Data row (from 0) of an event where events are not in the order of the file; null where they are. */
  readonly rowOf: Int32Array | null;
}

export function caseCount(log: EventLog): number {
  return log.caseTexts.size - 1;
}

/** 1-based data row of the file an event stands in. */
export function rowOf(log: EventLog, event: number): number {
  return (log.rowOf === null ? event : log.rowOf[event]!) + 1;
}
