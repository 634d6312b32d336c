import { meets } from './data-condition.ts';
import type { Column, EventLog } from './event-log.ts';
import type { DataCondition } from './rule.ts';

/** A condition decided once for every text of its column. */
interface DecidedCondition {
  readonly codes: Int32Array;
  readonly holds: Uint8Array;
}

function decided({ texts, codes }: Column, condition: DataCondition): DecidedCondition {
  const holds = new Uint8Array(texts.size);
  for (let code = 1; code < texts.size; code++) holds[code] = meets(texts.text(code), condition) ? 1 : 0;
  return { codes, holds };
}

/** Whether an event has an activity and meets conditions on its attributes. */
export class EventTest {
  /** The activity's code; -1 when the log never has it. */
  readonly activity: number;
  private readonly activityOf: Int32Array;
  private readonly conditions: readonly DecidedCondition[];
  private readonly possible: boolean;

  constructor(log: EventLog, activity: string, conditions: readonly DataCondition[]) {
    this.activity = log.activity.texts.codeOf(activity);
    this.activityOf = log.activity.codes;
    const known = conditions.flatMap((condition) => {
      const column = log.columns.get(condition.attr);
      return column === undefined ? [] : [decided(column, condition)];
    });
    this.possible = known.length === conditions.length;
    this.conditions = known;
  }

  holds(event: number): boolean {
    if (this.activityOf[event] !== this.activity || !this.possible) return false;
    for (const { codes, holds } of this.conditions) if (holds[codes[event]!] === 0) return false;
    return true;
  }
}
