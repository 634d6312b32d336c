import { caseCount, rowOf, type Column, type EventLog } from './event-log.ts';
import { LogFault } from './log-fault.ts';

/** What is odd about the times of a log. Rows are 1-based data rows; 0 where there is none. */
export interface TimeSurvey {
  readonly missing: number;
  readonly firstMissing: number;
  /** Events earlier than one before them in their case. */
  readonly backwards: number;
  readonly firstBackwards: number;
}

export function surveyTimes(log: EventLog): TimeSurvey {
  const { events, caseOf, timeOf } = log;
  const latest = new Float64Array(caseCount(log)).fill(Number.NEGATIVE_INFINITY);
  let [missing, firstMissing, backwards, firstBackwards] = [0, 0, 0, 0];
  for (let event = 0; event < events; event++) {
    const time = timeOf[event]!;
    const ofCase = caseOf[event]!;
    if (time >= latest[ofCase]!) latest[ofCase] = time;
    else if (time < latest[ofCase]!) {
      if (backwards++ === 0) firstBackwards = rowOf(log, event);
    } else if (missing++ === 0) firstMissing = rowOf(log, event);
  }
  return { missing, firstMissing, backwards, firstBackwards };
}

function permuted(column: Column, order: Int32Array): Column {
  return { texts: column.texts, codes: order.map((event) => column.codes[event]!) };
}

/**
 * The same log with the events of all cases merged by (time, row).
 * @throws LogFault `time-missing` when an event has no time
 */
export function inTimeOrder(log: EventLog): EventLog {
  const { events, timeOf } = log;
  const { firstMissing, missing } = surveyTimes(log);
  if (missing > 0) throw new LogFault('time-missing', { row: firstMissing, count: missing });
  const order = Int32Array.from({ length: events }, (_, event) => event);
  order.sort((one, two) => timeOf[one]! - timeOf[two]! || one - two);
  return {
    ...log,
    caseOf: order.map((event) => log.caseOf[event]!),
    activity: permuted(log.activity, order),
    timeOf: Float64Array.from(order, (event) => timeOf[event]!),
    columns: new Map([...log.columns].map(([name, column]) => [name, permuted(column, order)])),
    rowOf: order,
  };
}
