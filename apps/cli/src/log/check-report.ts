import type { LogVerdicts } from '@tracecraft/practice';
import type { Phrases } from '@tracecraft/phrases';
import type { CheckedSet, CheckRun, Spent } from './check-run.ts';

const VIOLATED: ReadonlySet<number> = new Set(['v', 'V'].map((letter) => letter.charCodeAt(0)));

/** What `--json` prints. Times are processor time in milliseconds; those on the clock say so. */
export interface CheckReport {
  readonly events: number;
  readonly cases: number;
  readonly rules: number;
  /** Cases times rules. */
  readonly verdicts: number;
  /** Verdicts that are v or V. */
  readonly violations: number;
  readonly parseMs: number;
  readonly checkMs: number;
  readonly parseWallMs: number;
  readonly checkWallMs: number;
  readonly order: 'file' | 'time';
  readonly half: boolean;
  readonly sets: readonly SetReport[];
  readonly notices: readonly string[];
}

interface SetReport {
  readonly set: string;
  readonly rules: number;
  readonly verdicts: number;
  readonly violations: number;
  readonly checkMs: number;
  readonly checkWallMs: number;
}

function violationsIn({ letters }: LogVerdicts): number {
  return letters.reduce((count, letter) => (VIOLATED.has(letter) ? count + 1 : count), 0);
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

function setReport({ set, verdicts, check }: CheckedSet): SetReport {
  return {
    set: set.name,
    rules: set.rules.length,
    verdicts: set.rules.length * verdicts.cases,
    violations: violationsIn(verdicts),
    checkMs: rounded(check.cpuMs),
    checkWallMs: rounded(check.wallMs),
  };
}

function total(sets: readonly SetReport[], of: (set: SetReport) => number): number {
  return sets.reduce((sum, set) => sum + of(set), 0);
}

function spent(
  parse: Spent,
  sets: readonly SetReport[],
): Pick<CheckReport, 'parseMs' | 'checkMs' | 'parseWallMs' | 'checkWallMs'> {
  return {
    parseMs: rounded(parse.cpuMs),
    checkMs: rounded(total(sets, ({ checkMs }) => checkMs)),
    parseWallMs: rounded(parse.wallMs),
    checkWallMs: rounded(total(sets, ({ checkWallMs }) => checkWallMs)),
  };
}

export function noticeLines({ notices }: CheckRun, phrases: Phrases): readonly string[] {
  return notices.map(({ code, params }) => {
    const near = params['near'] ?? '';
    return phrases.say(`check-log.notice.${code}${near === '' ? '' : '.near'}`, params);
  });
}

export function checkReport(
  run: CheckRun,
  asked: { readonly half: boolean; readonly interleaved: boolean },
  phrases: Phrases,
): CheckReport {
  const sets = run.sets.map(setReport);
  return {
    events: run.events,
    cases: run.cases,
    rules: total(sets, ({ rules }) => rules),
    verdicts: total(sets, ({ verdicts }) => verdicts),
    violations: total(sets, ({ violations }) => violations),
    ...spent(run.parse, sets),
    order: asked.interleaved ? 'time' : 'file',
    half: asked.half,
    sets,
    notices: noticeLines(run, phrases),
  };
}
