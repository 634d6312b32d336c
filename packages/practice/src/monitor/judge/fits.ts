import { and, NO, YES, type Kleene } from '../../meaning/kleene.ts';
import type { Fact } from '../../trace/fact.ts';
import type { Slot } from '../compile/slot.ts';
import type { View } from './view.ts';

/** How well `fact` fills `slot` for `act`. */
export function fits(view: View, slot: Slot, fact: Fact, act: Fact): Kleene {
  if (slot.plain) return YES;
  const value = slot.alone === null ? YES : slot.alone(fact, view.trace.id);
  if (value === NO || slot.paired === null) return value;
  return and(value, slot.paired(fact, act, view.trace.history));
}

/** How well `fact` fills `slot`, as far as that can be told without an activating act. */
export function fitsAlone(view: View, slot: Slot, fact: Fact): Kleene {
  return slot.alone === null ? YES : slot.alone(fact, view.trace.id);
}
