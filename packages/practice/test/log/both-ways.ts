import { LogFault, type LogFaultCode } from '../../src/log/log-fault.ts';
import { attributesOf } from '../../src/log/log-notices.ts';
import { checkLog } from '../../src/log/check-log.ts';
import type { NaiveCase, NaiveEvent } from '../../src/log/naive/naive-trace.ts';
import { naiveVerdict } from '../../src/log/naive/naive-verdict.ts';
import { readEventLog } from '../../src/log/read-events.ts';
import { readLogRules } from '../../src/log/read-rules.ts';
import type { LogRule } from '../../src/log/rule.ts';
import { inTimeOrder } from '../../src/log/time-order.ts';
import { proofLines } from '../../src/log/write-proofs.ts';
import { verdictSection } from '../../src/log/write-verdicts.ts';

export interface Way {
  readonly half: boolean;
  readonly interleaved: boolean;
}

/** What a check says: the verdicts with counts, and the proofs, as the files hold them. */
export interface Said {
  readonly verdicts: string;
  readonly proofs: () => string;
}

const text = (pieces: readonly Uint8Array[]): string => Buffer.concat(pieces).toString();

/** @param counts whether `activations:violations` stand behind closed cases */
export function fast(
  table: Uint8Array | string,
  rules: readonly LogRule[],
  { half, interleaved }: Way,
  counts = true,
): Said {
  const bytes = typeof table === 'string' ? new TextEncoder().encode(table) : table;
  const log = readEventLog(bytes, attributesOf(rules));
  const verdicts = checkLog(interleaved ? inTimeOrder(log) : log, rules, half);
  return {
    verdicts: text([verdictSection(verdicts, counts)]),
    proofs: () => text([...proofLines(verdicts)]),
  };
}

function byTime(events: readonly NaiveEvent[]): readonly NaiveEvent[] {
  return events.toSorted((one, two) => one.time! - two.time! || one.row - two.row);
}

/** The same, said by the naive checker. */
export function naive(
  cases: readonly NaiveCase[],
  rules: readonly LogRule[],
  { half, interleaved }: Way,
): Said {
  const verdicts = [`#${rules.map(({ id }) => id).join(',')}`];
  const proofs: string[] = [];
  for (const { id, events } of cases) {
    const all = interleaved ? byTime(events) : events;
    const read = half ? Math.max(1, Math.floor(all.length / 2)) : all.length;
    const judged = rules.map((rule) => naiveVerdict(rule, all.slice(0, read)));
    const counts = judged.map((one) => `${one.activations}:${one.proofs.length}`).join(',');
    const letters = judged.map((one) => (half ? one.open : one.final)).join('');
    verdicts.push(half ? `${id}\t${read}\t${letters}` : `${id}\t${letters}\t${counts}`);
    for (const [at, one] of judged.entries()) {
      const rows = one.proofs.map(({ activation, blocking }) => [activation ?? 0, blocking ?? 0] as const);
      for (const [activation, blocking] of rows.toSorted((x, y) => x[0] - y[0] || x[1] - y[1]))
        proofs.push(`${id}\t${rules[at]!.id}\t${activation || ''}\t${blocking || ''}`);
    }
  }
  return { verdicts: lines(verdicts), proofs: () => lines(proofs) };
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}

/** Lines of the first text that the second has otherwise, at most five: empty when they are equal. */
export function differences(one: string, two: string): readonly string[] {
  if (one === two) return [];
  const [left, right] = [one.split('\n'), two.split('\n')];
  return left.flatMap((line, at) => (line === right[at] ? [] : [`${line} | ${right[at]}`])).slice(0, 5);
}

export const WAYS: readonly Way[] = [false, true].flatMap((half) =>
  [false, true].map((interleaved) => ({ half, interleaved })),
);

/** Rules as a file holds them; ids are given where absent. */
export function rules(...all: readonly object[]): readonly LogRule[] {
  const numbered = all.map((rule, at) => ({ id: `R${at + 1}`, ...rule }));
  return readLogRules(JSON.stringify({ A: numbered })).sets[0]!.rules;
}

/** A log of one case `c` a word, an event a letter, a second apart. */
export function words(all: readonly string[]): string {
  const rows = all.flatMap((word, at) => word.split('').map((letter, i) => `c${at}\t${letter}\t${i * 1000}`));
  return `case\tactivity\ttime_ms\n${rows.join('\n')}\n`;
}

/** Letters of one case after another. */
export function letters(said: Said): readonly string[] {
  return said.verdicts
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(
      (line) =>
        line
          .split('\t')
          .slice(1)
          .find((cell) => /^\D/.test(cell))!,
    );
}

/** The fault that reading or checking ends with; null when there is none. */
export function faultOf(work: () => unknown): { code: LogFaultCode; params: LogFault['params'] } | null {
  try {
    work();
    return null;
  } catch (problem) {
    if (problem instanceof LogFault) return { code: problem.code, params: problem.params };
    throw problem;
  }
}
