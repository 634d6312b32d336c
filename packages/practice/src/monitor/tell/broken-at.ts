import { and, NO, YES, type Kleene } from '../../meaning/kleene.ts';
import type { Fact } from '../../trace/fact.ts';
import { before, within } from '../../trace/order.ts';
import type { Slot } from '../compile/slot.ts';
import { activationFacts, bindingOf } from '../judge/activations.ts';
import { fits } from '../judge/fits.ts';
import { someLimit } from '../judge/stand.ts';
import type { View } from '../judge/view.ts';

/**
 * When the violated duty of `act` was lost or broken: the deadline, or the claimed start of the first act that surely
 * closed the way or was forbidden; null where the activating act alone is the departure, or only the closing of the case.
 */
export function brokenAt(view: View, act: Fact): number | null {
  const { name, within: bound } = view.check.form;
  const times = breaking(view, act).map(startOf);
  if (name === 'response' && bound !== null && view.now > act.hi + bound) times.push(deadlineOf(act, bound));
  return times.length === 0 ? null : Math.min(...times);
}

export function startOf(fact: Fact): number {
  return fact.event.body.claimed.start;
}

export function deadlineOf(act: Fact, bound: number): number {
  const { start, end } = act.event.body.claimed;
  return (end ?? start) + bound;
}

/** Acts that surely lost or broke the duty of `act`. */
export function breaking(view: View, act: Fact): readonly Fact[] {
  const { form } = view.check;
  switch (form.name) {
    case 'response':
      return filling(view, form.limit, act, (stop) => before(act, stop));
    case 'alternate-response':
      return activationFacts(view).filter(
        (other) => before(act, other) === YES && bindingOf(view, other) === YES,
      );
    case 'chain-response':
      return [...view.trace.acts(), ...view.ofCase.acts].filter((fact) => before(act, fact) === YES);
    case 'not-response':
      return filling(view, form.answers, act, (target) => isForbidden(view, act, target));
    case 'not-coexistence':
      return filling(view, form.answers, act, () => YES);
    default:
      return [];
  }
}

function isForbidden(view: View, act: Fact, target: Fact): Kleene {
  const bound = view.check.form.within;
  const after = before(act, target);
  const timely = bound === null ? after : and(after, within(act, target, bound));
  return timely === YES && someLimit(view, act, target) === NO ? YES : NO;
}

/** Facts but `act` that surely fill one of `slots` and hold `test`. */
function filling(
  view: View,
  slots: readonly Slot[],
  act: Fact,
  test: (fact: Fact) => Kleene,
): readonly Fact[] {
  return slots.flatMap((slot) =>
    view
      .list(slot)
      .filter((fact) => fact !== act && test(fact) === YES && fits(view, slot, fact, act) === YES),
  );
}
