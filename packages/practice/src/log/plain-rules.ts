import type { EventLog } from './event-log.ts';
import { PlainBinary, sidesOf } from './plain-binary.ts';
import { PlainLetters, rowOfPair, rowOfRange } from './plain-letters.ts';
import { MOST_ACTIVITIES, PlainState } from './plain-state.ts';
import { PlainUnary, rangeOf } from './plain-unary.ts';
import type { RuleVerdicts } from './rule-verdicts.ts';
import type { LogRule } from './rule.ts';

/** Rules on activities alone that share one state, event by event. */
export interface PlainGroup {
  readonly verdicts: readonly RuleVerdicts[];
  readonly state: PlainState;
  readonly letters: PlainLetters;
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

type ColumnOf = (rule: LogRule) => number;

function groupOf(
  { rules, names }: Gathered,
  log: EventLog,
  cases: number,
  open: boolean,
  columnOf: ColumnOf,
): PlainGroup {
  const numberOf = new Map([...names].map((name, at) => [name, at]));
  const { texts } = log.activity;
  const numbers = Int32Array.from({ length: texts.size }, (_, code) => numberOf.get(texts.text(code)) ?? -1);
  const state = new PlainState(names.size, cases, log, numbers);
  const pairs: number[] = [];
  const ranges: number[] = [];
  const verdicts = rules.map((rule): RuleVerdicts => {
    const a = numberOf.get(rule.a)!;
    if (rule.b === '') {
      const range = rangeOf(rule, a, open);
      ranges.push(...rowOfRange(columnOf(rule), a, range, names.size));
      return new PlainUnary(rule, state, a, range);
    }
    const sides = sidesOf(rule, a, numberOf.get(rule.b)!);
    pairs.push(...rowOfPair(columnOf(rule), rule, sides));
    return new PlainBinary(rule, state, sides);
  });
  return { verdicts, state, letters: new PlainLetters(state, open, pairs, ranges) };
}

/**
 * Compiles rules that `isPlain` holds for.
 * @param columnOf where the letter of a rule stands among those of a case
 */
export function plainGroups(
  rules: readonly LogRule[],
  log: EventLog,
  cases: number,
  open: boolean,
  columnOf: ColumnOf,
): readonly PlainGroup[] {
  return gather(rules).map((gathered) => groupOf(gathered, log, cases, open, columnOf));
}
