import { caseCount, type EventLog } from './event-log.ts';
import type { LogRun, MonitorPart } from './monitor-part.ts';
import type { Outcome } from './outcome.ts';
import { readPlain } from './plain-read.ts';
import { plainGroups } from './plain-rules.ts';
import type { RuleVerdicts } from './rule-verdicts.ts';
import { isPlain, type LogRule } from './rule.ts';
import { ruleMonitor, type RuleMonitor } from './rule-monitor.ts';
import { surveyTimes } from './time-order.ts';

export interface LogVerdicts {
  readonly log: EventLog;
  readonly cases: number;
  /** In the order of the rules. */
  readonly rules: readonly RuleVerdicts[];
  /** A letter a verdict, case after case: that of a rule is at case * rules + rule. */
  readonly letters: Uint8Array;
  /** Events read by case. */
  readonly read: Int32Array;
  /** Each case was read to its half and left open. */
  readonly half: boolean;
}

interface Listener {
  readonly part: MonitorPart;
  readonly outcome: Outcome;
}

/** Monitors of single rules by what they want to see. */
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
function limits({ eventsIn }: EventLog, half: boolean): Int32Array {
  return half ? eventsIn.map((count) => Math.max(1, count >> 1)) : eventsIn;
}

function runOf(log: EventLog, rules: readonly LogRule[], open: boolean): LogRun {
  const cases = caseCount(log);
  const timed = rules.some(({ time }) => time !== null);
  const ordered = !timed || surveyTimes(log).backwards === 0;
  return { log, cases, clock: new Float64Array(cases).fill(Number.NEGATIVE_INFINITY), ordered, open };
}

function readOwn({ log, clock }: LogRun, limit: Int32Array, { everywhere, byActivity }: Listeners): void {
  const { caseOf, activity, timeOf, events } = log;
  const left = limit.slice();
  for (let event = 0; event < events; event++) {
    const ofCase = caseOf[event]!;
    if (--left[ofCase]! < 0) continue;
    if (timeOf[event]! > clock[ofCase]!) clock[ofCase] = timeOf[event]!;
    for (const { part, outcome } of everywhere) part.see(event, ofCase, outcome);
    for (const { part, outcome } of byActivity[activity.codes[event]!]!) part.see(event, ofCase, outcome);
  }
}

/** Rules followed by themselves, one event at a time. */
function checkOwn(run: LogRun, limit: Int32Array, rules: readonly LogRule[]): readonly Outcome[] {
  const own = rules.map((rule) => ruleMonitor(run, rule));
  if (own.length > 0) readOwn(run, limit, listenersOf(own, run.log.activity.texts.size));
  for (const { parts, outcome } of own) for (const part of parts) part.close(outcome);
  return own.map(({ outcome }) => outcome);
}

function writeOwn(letters: Uint8Array, width: number, outcome: Outcome, column: number): void {
  for (let at = column, ofCase = 0; at < letters.length; at += width, ofCase++)
    letters[at] = outcome.letter(ofCase);
}

/**
 * Checks every case of a log against rules, one event at a time in the order of the log's events.
 * @param half reads each case to max(1, floor(n/2)) events and leaves it open.
 */
export function checkLog(log: EventLog, rules: readonly LogRule[], half: boolean): LogVerdicts {
  const run = runOf(log, rules, half);
  const { cases } = run;
  const read = limits(log, half);
  const columns = new Map(rules.map((rule, at) => [rule, at]));
  const columnOf = (rule: LogRule): number => columns.get(rule)!;
  const letters = new Uint8Array(cases * rules.length);
  const plain = plainGroups(rules.filter(isPlain), log, cases, half, columnOf);
  for (const group of plain) {
    readPlain(group.state, read);
    group.letters.write(letters, rules.length);
  }
  const own = checkOwn(
    run,
    read,
    rules.filter((rule) => !isPlain(rule)),
  );
  for (const outcome of own) writeOwn(letters, rules.length, outcome, columnOf(outcome.rule));
  const all = [...plain.flatMap(({ verdicts }) => verdicts), ...own];
  const inOrder = all.toSorted((one, two) => columnOf(one.rule) - columnOf(two.rule));
  return { log, cases, rules: inOrder, letters, read, half };
}
