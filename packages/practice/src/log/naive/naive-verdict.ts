import type { LogRule } from '../rule.ts';
import { isUnary } from '../rule.ts';
import { isActivation, partsOf, type NaivePart } from './naive-rule.ts';
import type { NaiveEvent } from './naive-trace.ts';
import { judgePart } from './naive-violations.ts';

interface NaiveProof {
  /** Row of the violated activation; null where no event is one. */
  readonly activation: number | null;
  readonly blocking: number | null;
}

export interface NaiveVerdict {
  readonly final: 'v' | 's' | 'o';
  /** The verdict were the case still open. */
  readonly open: 'V' | 'v' | 'S' | 's';
  readonly activations: number;
  readonly proofs: readonly NaiveProof[];
}

/** Literal verdict of one rule on one case of at least one event. */
export function naiveVerdict(rule: LogRule, trace: readonly NaiveEvent[]): NaiveVerdict {
  return isUnary(rule.template) ? unaryVerdict(rule, trace) : binaryVerdict(rule, trace);
}

function binaryVerdict(rule: LogRule, trace: readonly NaiveEvent[]): NaiveVerdict {
  const parts = partsOf(rule).map((part) => judgePart(trace, part, rule));
  const activations = parts.reduce((sum, part) => sum + part.activations.length, 0);
  const violations = parts.flatMap((part) => part.violations);
  const rowAt = (at: number): number | null => (at < 0 ? null : trace[at]!.row);
  const bad = violations.length > 0;
  const forGood = violations.some(({ permanent }) => permanent);
  return {
    final: bad ? 'v' : activations === 0 ? 'o' : 's',
    open: forGood ? 'V' : bad ? 'v' : parts.every(({ settled }) => settled) ? 'S' : 's',
    activations,
    proofs: violations.map(({ activation, blocking }) => ({
      activation: rowAt(activation),
      blocking: rowAt(blocking),
    })),
  };
}

type Open = NaiveVerdict['open'];

/** Verdict while open, and the event that broke the rule if one did. */
function unaryOpen(
  { template, n }: LogRule,
  own: readonly NaiveEvent[],
  trace: readonly NaiveEvent[],
): [Open, NaiveEvent?] {
  const [count, first, last] = [own.length, trace[0]!, trace.at(-1)!];
  switch (template) {
    case 'existence':
      return [count >= n ? 'S' : 'v'];
    case 'absence':
      return count < n ? ['s'] : ['V', own[n - 1]];
    case 'exactly':
      return count > n ? ['V', own[n]] : [count < n ? 'v' : 's'];
    case 'init':
      return own.includes(first) ? ['S'] : ['V', first];
    default:
      return own.includes(last) ? ['s'] : ['v', last];
  }
}

function unaryVerdict(rule: LogRule, trace: readonly NaiveEvent[]): NaiveVerdict {
  const part: NaivePart = {
    form: rule.template,
    activates: rule.a,
    other: '',
    activation: rule.activation,
    target: [],
  };
  const own = trace.filter((event) => isActivation(event, part));
  const [open, blocking] = unaryOpen(rule, own, trace);
  const bad = open === 'v' || open === 'V';
  return {
    final: bad ? 'v' : 's',
    open,
    activations: own.length,
    proofs: bad ? [{ activation: null, blocking: blocking?.row ?? null }] : [],
  };
}
