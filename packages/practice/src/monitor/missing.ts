import { printCondition, printPattern as print } from '../language/print-check.ts';
import type { Check, Pattern } from '../language/syntax.ts';
import { NO, YES } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import { before } from '../trace/order.ts';
import type { CheckState } from './check-state.ts';
import type { Requirement } from './compile.ts';
import { chainBefore } from './duties.ts';
import type { Judgement } from './judgement.ts';

const printed = new WeakMap<Pattern, string>();

/** A pattern is printed once: this runs for every judgement. */
function printPattern(pattern: Pattern): string {
  const known = printed.get(pattern);
  if (known !== undefined) return known;
  const text = print(pattern);
  printed.set(pattern, text);
  return text;
}

/** What a check that is not kept lacks or forbids, in the words of its sentence. */
export function missingText(state: CheckState, judgement: Judgement): string {
  const tree: Check = state.check.step.tree;
  const { form } = tree;
  switch (form.name) {
    case 'same-event':
      return printCondition(form.condition);
    case 'absence':
    case 'not-response':
    case 'not-coexistence':
      return `never ${printPattern(form.target)}`;
    case 'sequence':
      return form.steps.slice(stepsDone(state, judgement.activation), -1).map(printPattern).join('; ');
    case 'existence':
    case 'exactly':
      return `${form.count} ${printPattern(form.target)}`;
    case 'at-most':
      return `at most ${form.count} ${printPattern(form.target)}`;
    default:
      return stillMissing(form.target, judgement.duty?.partial ?? []);
  }
}

/**
 * What can be done ahead of the guarded act, or null when nothing is open: the requirement of a precedence whose act
 * has not happened yet, a fresh target for the next act of an alternate precedence.
 */
export function openRequirement(state: CheckState): string | null {
  const { form } = state.check.step.tree;
  if (form.name !== 'precedence' && form.name !== 'alternate-precedence' && form.name !== 'sequence')
    return null;
  const { where } = state.check;
  if (where !== null && state.history.where(where, null) !== YES) return null;
  if (form.name === 'sequence') {
    const left = form.steps.slice(stepsDone(state, null), -1);
    return left.length === 0 ? null : left.map(printPattern).join('; ');
  }
  return isMetAhead(state, state.check.form.target!) ? null : stillMissing(form.target, []);
}

/** The requirement is met for an act still to come. For an alternate precedence the last target must be unused. */
function isMetAhead(state: CheckState, requirement: Requirement): boolean {
  if (requirement.op === 'act') {
    const found = state.filled[requirement.slot.number]!.findLast((match) => match.alone === YES);
    return (
      found !== undefined && (state.check.form.name !== 'alternate-precedence' || isUnused(state, found.fact))
    );
  }
  return requirement.op === 'and'
    ? requirement.parts.every((part) => isMetAhead(state, part))
    : requirement.parts.some((part) => isMetAhead(state, part));
}

function isUnused(state: CheckState, target: Fact): boolean {
  return state.check.form.activation.every((slot) => {
    const last = state.filled[slot.number]!.at(-1);
    return last === undefined || before(target, last.fact) === NO;
  });
}

/** How many of the leading steps of `in order` are done. */
export function stepsDone(state: CheckState, act: Fact | null): number {
  const last = state.check.form.steps.length - 1;
  const seen = {
    check: state.check,
    object: state.object,
    filled: state.filled,
    trace: state.trace,
    history: state.history,
    now: 0,
    closed: false,
  };
  for (let k = last - 1; k >= 0; k--)
    if (chainBefore(seen, k, act, { act, known: new Map() }).value === YES) return k + 1;
  return 0;
}

/** Of `seal and label` with a seal found: `label`. */
function stillMissing(target: Pattern, proof: readonly Fact[]): string {
  if (target.op !== 'and') return printPattern(target);
  const kinds = new Set(proof.map((fact) => fact.kind));
  const left = target.parts.filter((part) => part.op !== 'act' || !kinds.has(part.kind));
  return (left.length > 0 ? left : target.parts).map(printPattern).join(' and ');
}
