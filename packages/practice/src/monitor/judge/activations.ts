import { and, NO, or, YES, type Kleene } from '../../meaning/kleene.ts';
import type { Fact } from '../../trace/fact.ts';
import { fits } from './fits.ts';
import type { View } from './view.ts';

/** Acts of the kinds that may activate the check, in record order, each once. */
export function activationFacts(view: View): readonly Fact[] {
  const { activation } = view.check.form;
  const first = activation[0]!;
  if (activation.length === 1) return view.list(first);
  const sorts = new Set(activation.map((slot) => slot.sort));
  if (sorts.size === 1) return view.list(first);
  const lists = [...sorts].map((sort) => view.list(activation.find((slot) => slot.sort === sort)!));
  const filled = lists.filter((list) => list.length > 0);
  return filled.length < 2 ? (filled[0] ?? []) : filled.flat().toSorted((a, b) => a.rank - b.rank);
}

/** How surely `fact` is one of the acts the form begins with, and `where` holds for its object. */
export function bindingOf(view: View, fact: Fact): Kleene {
  const { where, form } = view.check;
  let matches: Kleene = NO;
  for (const slot of form.activation)
    if (slot.sort === fact.sort.number) matches = or(matches, fits(view, slot, fact, fact));
  if (where === null || matches === NO) return matches;
  return and(matches, view.trace.history.where(where, fact, view.linear));
}

/**
 * Of the other activating acts in the order of `facts`, seen from `from` in steps of `step`: rank of the nearest that
 * surely binds, and of the nearest that may; the bounds of the record where there is none.
 */
export function neighbours(
  view: View,
  facts: readonly Fact[],
  from: number,
  step: 1 | -1,
): { readonly sure: number; readonly maybe: number } {
  let maybe = step * Number.POSITIVE_INFINITY;
  for (let i = from + step; i >= 0 && i < facts.length; i += step) {
    const binds = bindingOf(view, facts[i]!);
    if (binds === YES) return { sure: facts[i]!.rank, maybe };
    if (binds !== NO && !Number.isFinite(maybe)) maybe = facts[i]!.rank;
  }
  return { sure: step * Number.POSITIVE_INFINITY, maybe };
}
