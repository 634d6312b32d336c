import type { EventLog } from './event-log.ts';
import { PlainBinary } from './plain-binary.ts';
import { closePlain } from './plain-close.ts';
import { PlainMonitors } from './plain-monitors.ts';
import { MOST_ACTIVITIES, PlainState } from './plain-state.ts';
import { PlainUnary } from './plain-unary.ts';
import type { RuleVerdicts } from './rule-verdicts.ts';
import type { LogRule } from './rule.ts';

/** Rules on activities alone that share one state, event by event. */
export interface PlainGroup {
  readonly verdicts: readonly RuleVerdicts[];
  readonly monitors: PlainMonitors;
  /** By activity code of the log: its number among those the rules name; -1 none. */
  readonly numbers: Int32Array;
  /** Every case ends here. */
  close(): void;
}

interface Gathered {
  readonly rules: LogRule[];
  readonly names: Set<string>;
}

function namesIn({ a, b }: LogRule): readonly string[] {
  return b === '' ? [a] : [a, b];
}

/** Rules in groups of at most MOST_ACTIVITIES activities: one group, but for very many activities. */
function gather(rules: readonly LogRule[]): readonly Gathered[] {
  const groups: Gathered[] = [];
  for (const rule of rules) {
    const fits = ({ names }: Gathered): boolean =>
      new Set([...names, ...namesIn(rule)]).size <= MOST_ACTIVITIES;
    let group = groups.find(fits);
    if (group === undefined) groups.push((group = { rules: [], names: new Set() }));
    group.rules.push(rule);
    for (const name of namesIn(rule)) group.names.add(name);
  }
  return groups;
}

function groupOf({ rules, names }: Gathered, log: EventLog, cases: number, open: boolean): PlainGroup {
  const numberOf = new Map([...names].map((name, at) => [name, at]));
  const state = new PlainState(names.size, cases, log.events, open);
  const verdicts = rules.map((rule): RuleVerdicts => {
    const a = numberOf.get(rule.a)!;
    if (rule.b === '') return new PlainUnary(rule, state, a, open);
    return new PlainBinary(rule, state, a, numberOf.get(rule.b)!, open);
  });
  const { texts } = log.activity;
  return {
    verdicts,
    monitors: new PlainMonitors(state),
    numbers: Int32Array.from({ length: texts.size }, (_, code) => numberOf.get(texts.text(code)) ?? -1),
    close: () => closePlain(state),
  };
}

/** Compiles rules that `isPlain` holds for. */
export function plainGroups(
  rules: readonly LogRule[],
  log: EventLog,
  cases: number,
  open: boolean,
): readonly PlainGroup[] {
  return gather(rules).map((gathered) => groupOf(gathered, log, cases, open));
}
