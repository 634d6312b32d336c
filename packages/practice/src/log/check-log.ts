import { caseCount, type EventLog } from './event-log.ts';
import type { LogRun, MonitorPart } from './monitor-part.ts';
import type { Outcome } from './outcome.ts';
import { PlainRules } from './plain-rules.ts';
import { isPlain, isUnary, type LogRule } from './rule.ts';
import { ruleMonitor, type RuleMonitor } from './rule-monitor.ts';
import { surveyTimes } from './time-order.ts';

export interface LogVerdicts {
  readonly log: EventLog;
  readonly cases: number;
  /** In the order of the rules. */
  readonly outcomes: readonly Outcome[];
  /** By rule, then by case: the letters of docs/spec/check-log.md. */
  readonly letters: readonly Uint8Array[];
  /** Events read by case. */
  readonly read: Int32Array;
  readonly half: boolean;
}

interface Listener {
  readonly part: MonitorPart;
  readonly outcome: Outcome;
}

interface Listeners {
  readonly everywhere: readonly Listener[];
  /** By activity code. */
  readonly byActivity: readonly (readonly Listener[])[];
}

function listenersOf(monitors: readonly RuleMonitor[], activities: number): Listeners {
  const everywhere: Listener[] = [];
  const byActivity = Array.from({ length: activities }, (): Listener[] => []);
  for (const { parts, outcome } of monitors)
    for (const part of parts) {
      if (part.activities === null) everywhere.push({ part, outcome });
      for (const code of part.activities ?? []) byActivity[code]?.push({ part, outcome });
    }
  return { everywhere, byActivity };
}

/** Events each case is read to. */
function limits({ caseOf, events }: EventLog, cases: number, half: boolean): Int32Array {
  const counts = new Int32Array(cases);
  for (let event = 0; event < events; event++) counts[caseOf[event]!]!++;
  return half ? counts.map((count) => Math.max(1, count >> 1)) : counts;
}

function runOf(log: EventLog, rules: readonly LogRule[], cases: number): LogRun {
  const timed = rules.some(({ time }) => time !== null);
  const ordered = !timed || surveyTimes(log).backwards === 0;
  const clock = new Float64Array(timed ? cases : 0).fill(Number.NEGATIVE_INFINITY);
  return { log, cases, clock, ordered };
}

function plainRulesOf(rules: readonly LogRule[], log: EventLog, cases: number): PlainRules {
  const names = new Set(rules.flatMap(({ a, b, template }) => (isUnary(template) ? [a] : [a, b])));
  return new PlainRules(rules, new Map([...names].map((name, at) => [name, at])), cases, log.events);
}

/** By activity code of the log: its number among the plain rules' activities; -1 none. */
function numbersByCode({ activity: { texts } }: EventLog, { activities }: PlainRules): Int32Array {
  return Int32Array.from({ length: texts.size }, (_, code) => activities.get(texts.text(code)) ?? -1);
}

function read(log: EventLog, limit: Int32Array, plain: PlainRules, own: Listeners, { clock }: LogRun): void {
  const { caseOf, timeOf, activity, events } = log;
  const numbers = numbersByCode(log, plain);
  const left = limit.slice();
  const { monitors } = plain;
  const hasPlain = plain.outcomes.length > 0;
  const hasOwn = own.everywhere.length > 0 || own.byActivity.some((some) => some.length > 0);
  for (let event = 0; event < events; event++) {
    const ofCase = caseOf[event]!;
    if (--left[ofCase]! < 0) continue;
    const code = activity.codes[event]!;
    if (hasPlain) monitors.see(event, ofCase, numbers[code]!);
    if (!hasOwn) continue;
    if (timeOf[event]! > clock[ofCase]!) clock[ofCase] = timeOf[event]!;
    for (const { part, outcome } of own.everywhere) part.see(event, ofCase, outcome);
    for (const { part, outcome } of own.byActivity[code]!) part.see(event, ofCase, outcome);
  }
}

/**
 * Checks every case of a log against rules, one event at a time in the order of the log's events.
 * @param half reads each case to max(1, floor(n/2)) events and leaves it open.
 */
export function checkLog(log: EventLog, rules: readonly LogRule[], half: boolean): LogVerdicts {
  const cases = caseCount(log);
  const run = runOf(log, rules, cases);
  const plain = plainRulesOf(rules.filter(isPlain), log, cases);
  const monitors = rules.filter((rule) => !isPlain(rule)).map((rule) => ruleMonitor(run, rule));
  const limit = limits(log, cases, half);
  read(log, limit, plain, listenersOf(monitors, log.activity.texts.size), run);
  plain.close();
  for (const { parts, outcome } of monitors) for (const part of parts) part.close(outcome);
  const all = [...plain.outcomes, ...monitors.map(({ outcome }) => outcome)];
  const byRule = new Map(all.map((outcome) => [outcome.rule, outcome]));
  const outcomes = rules.map((rule) => byRule.get(rule)!);
  const letters = outcomes.map((outcome) => (half ? outcome.openLetters() : outcome.finalLetters()));
  return { log, cases, outcomes, letters, read: limit, half };
}
