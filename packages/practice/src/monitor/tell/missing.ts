import { printCondition, printPattern as print } from '../../language/print-check.ts';
import type { Check, Pattern } from '../../language/syntax.ts';
import { NO, YES } from '../../meaning/kleene.ts';
import type { Fact } from '../../trace/fact.ts';
import { before } from '../../trace/order.ts';
import type { Requirement } from '../compile/form.ts';
import { chainBefore } from '../judge/chain.ts';
import { fitsAlone } from '../judge/fits.ts';
import { valueOf } from '../judge/meet.ts';
import type { View } from '../judge/view.ts';
import type { Judgement } from './judgement.ts';

const printed = new WeakMap<Pattern, string>();

/** A pattern is printed once: this runs for every verdict shown. */
function printPattern(pattern: Pattern): string {
  const known = printed.get(pattern);
  if (known !== undefined) return known;
  const text = print(pattern);
  printed.set(pattern, text);
  return text;
}

/** What a check that is not kept lacks or forbids, in the words of its sentence. */
export function missingText(view: View, judgement: Judgement): string {
  const tree: Check = view.check.step.tree;
  const { form } = tree;
  switch (form.name) {
    case 'same-event':
      return printCondition(form.condition);
    case 'absence':
    case 'not-response':
    case 'not-coexistence':
      return `never ${printPattern(form.target)}`;
    case 'sequence':
      return form.steps.slice(stepsDone(view, judgement.activation), -1).map(printPattern).join('; ');
    case 'existence':
    case 'exactly':
      return `${form.count} ${printPattern(form.target)}`;
    case 'at-most':
      return `at most ${form.count} ${printPattern(form.target)}`;
    default:
      return stillMissing(form.target, judgement.partial);
  }
}

/**
 * What can be done ahead of the guarded act, or null when nothing is open: the requirement of a precedence whose act
 * has not happened yet, a fresh target for the next act of an alternate precedence.
 */
export function openRequirement(view: View): string | null {
  const { form } = view.check.step.tree;
  if (form.name !== 'precedence' && form.name !== 'alternate-precedence' && form.name !== 'sequence')
    return null;
  const { where } = view.check;
  if (where !== null && view.trace.history.where(where, null, view.linear) !== YES) return null;
  if (form.name === 'sequence') {
    const left = form.steps.slice(stepsDone(view, null), -1);
    return left.length === 0 ? null : left.map(printPattern).join('; ');
  }
  return isMetAhead(view, view.check.form.target!) ? null : stillMissing(form.target, []);
}

/** The requirement is met for an act still to come. For an alternate precedence the last target must be unused. */
function isMetAhead(view: View, requirement: Requirement): boolean {
  if (requirement.op === 'act') {
    const { slot } = requirement;
    const last = view.list(slot).findLast((fact) => fitsAlone(view, slot, fact) === YES);
    return last !== undefined && (view.check.form.name !== 'alternate-precedence' || isUnused(view, last));
  }
  return requirement.op === 'and'
    ? requirement.parts.every((part) => isMetAhead(view, part))
    : requirement.parts.some((part) => isMetAhead(view, part));
}

function isUnused(view: View, target: Fact): boolean {
  return view.check.form.activation.every((slot) => {
    const last = view.list(slot).findLast((fact) => fitsAlone(view, slot, fact) !== NO);
    return last === undefined || before(target, last) === NO;
  });
}

/** How many of the leading steps of `in order` are done. */
export function stepsDone(view: View, act: Fact | null): number {
  const last = view.check.form.steps.length - 1;
  for (let k = last - 1; k >= 0; k--) if (valueOf(chainBefore(view, k, act)) === YES) return k + 1;
  return 0;
}

/** Of `seal and label` with a seal found: `label`. */
function stillMissing(target: Pattern, proof: readonly Fact[]): string {
  if (target.op !== 'and') return printPattern(target);
  const kinds = new Set(proof.map((fact) => fact.kind));
  const left = target.parts.filter((part) => part.op !== 'act' || !kinds.has(part.kind));
  return (left.length > 0 ? left : target.parts).map(printPattern).join(' and ');
}
