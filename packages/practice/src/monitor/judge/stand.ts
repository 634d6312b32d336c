import { and, NO, not, or, YES, type Kleene } from '../../meaning/kleene.ts';
import type { Fact } from '../../trace/fact.ts';
import { before, within } from '../../trace/order.ts';
import type { Slot } from '../compile/slot.ts';
import { activationFacts, bindingOf } from './activations.ts';
import { fits } from './fits.ts';
import type { View } from './view.ts';

/** Does `target` stand where the form of the check wants it, seen from `act`, whatever the order of acts was? */
export function standsWell(view: View, act: Fact, target: Fact): Kleene {
  const { name, within: bound } = view.check.form;
  switch (name) {
    case 'precedence':
      return inTime(before(target, act), act, target, bound);
    case 'alternate-precedence':
      return unless(before(target, act), () => someActivation(view, act, target, act));
    case 'chain-precedence':
      return unless(before(target, act), () => someAct(view, target, act));
    case 'response':
    case 'not-response':
      return unless(inTime(before(act, target), act, target, bound), () => someLimit(view, act, target));
    case 'alternate-response':
      return unless(before(act, target), () => someActivation(view, act, act, target));
    case 'chain-response':
      return unless(before(act, target), () => someAct(view, act, target));
    default:
      return YES;
  }
}

function inTime(order: Kleene, act: Fact, target: Fact, bound: number | null): Kleene {
  return bound === null || order === NO ? order : and(order, within(target, act, bound));
}

function unless(place: Kleene, between: () => Kleene): Kleene {
  return place === NO ? NO : and(place, not(between()));
}

/** Another activating act stood between `first` and `last`. */
function someActivation(view: View, act: Fact, first: Fact, last: Fact): Kleene {
  let value: Kleene = NO;
  for (const other of activationFacts(view)) {
    if (other === act) continue;
    const here = and(before(first, other), before(other, last));
    if (here > value) value = or(value, and(here, bindingOf(view, other)));
    if (value === YES) return YES;
  }
  return value;
}

/** Any other act of the trace stood between them. */
function someAct(view: View, first: Fact, last: Fact): Kleene {
  let value: Kleene = NO;
  for (const facts of [view.trace.acts(), view.ofCase.acts])
    for (const fact of facts)
      if (fact !== first && fact !== last) value = or(value, and(before(first, fact), before(fact, last)));
  return value;
}

/** `before F`, `until F`: an F stood between the activating act and `target`. */
export function someLimit(view: View, act: Fact, target: Fact): Kleene {
  return someOf(view, view.check.form.limit, act, (stop) => and(before(act, stop), before(stop, target)));
}

/** Some act that fills one of `slots` for `act` holds `test`. */
export function someOf(view: View, slots: readonly Slot[], act: Fact, test: (fact: Fact) => Kleene): Kleene {
  let value: Kleene = NO;
  for (const slot of slots)
    for (const fact of view.list(slot)) {
      const here = test(fact);
      if (here > value) value = or(value, and(here, fits(view, slot, fact, act)));
      if (value === YES) return YES;
    }
  return value;
}
