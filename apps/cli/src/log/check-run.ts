import {
  attributesOf,
  caseCount,
  checkLog,
  inTimeOrder,
  LogFault,
  logNotices,
  readEventLog,
  readLogRules,
  type EventLog,
  type LogNotice,
  type LogVerdicts,
  type RuleSet,
  type SetName,
} from '@tracecraft/practice';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { MOST_LOG, MOST_RULES, readInput } from './read-input.ts';

/** Processor time (user and system, all threads) and time on the clock, in milliseconds. */
export interface Spent {
  readonly cpuMs: number;
  readonly wallMs: number;
}

export interface CheckedSet {
  readonly set: RuleSet;
  readonly verdicts: LogVerdicts;
  readonly check: Spent;
}

export interface CheckRun {
  readonly events: number;
  readonly cases: number;
  readonly sets: readonly CheckedSet[];
  readonly notices: readonly LogNotice[];
  /** Reading and unpacking the log, and putting it in the order of time when asked. */
  readonly parse: Spent;
}

export interface CheckRequest {
  readonly log: string;
  readonly rules: string;
  readonly set?: SetName;
  readonly half: boolean;
  readonly interleaved: boolean;
}

function timed<T>(work: () => T): readonly [T, Spent] {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  const result = work();
  const { user, system } = process.cpuUsage(cpu);
  return [result, { cpuMs: (user + system) / 1000, wallMs: performance.now() - wall }];
}

/** Runs `work` on what `file` holds; its faults become the command's, with exit code 65. */
function reading<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (problem) {
    if (!(problem instanceof LogFault)) throw problem;
    const near = problem.params['near'] ?? '';
    const code = `check-log.${problem.code}${near === '' ? '' : '.near'}`;
    throw new CommandError(code, { file, ...problem.params }, EXIT.badInput);
  }
}

function logOf({ log: file, interleaved }: CheckRequest, wanted: ReadonlySet<string>): EventLog {
  return reading(file, () => {
    const log = readEventLog(readInput(file, MOST_LOG), wanted);
    return interleaved ? inTimeOrder(log) : log;
  });
}

/** Reads a log and its rules and checks every set. Throws CommandError. */
export function runCheck(request: CheckRequest): CheckRun {
  const text = new TextDecoder().decode(readInput(request.rules, MOST_RULES));
  const { sets, notices } = reading(request.rules, () => readLogRules(text, request.set));
  const rules = sets.flatMap((set) => set.rules);
  const [log, parse] = timed(() => logOf(request, attributesOf(rules)));
  const checked = sets.map((set): CheckedSet => {
    const [verdicts, check] = timed(() => checkLog(log, set.rules, request.half));
    return { set, verdicts, check };
  });
  return {
    events: log.events,
    cases: caseCount(log),
    sets: checked,
    notices: [...notices, ...logNotices(log, rules)],
    parse,
  };
}
