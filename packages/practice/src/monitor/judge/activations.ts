import { and, NO, or, YES, type Kleene } from '../../meaning/kleene.ts';
import type { Fact } from '../../trace/fact.ts';
import { fits } from './fits.ts';
import type { View } from './view.ts';

/** Acts of the kinds that may activate the check, in record order, each once. */
export function activationFacts(view: View): readonly Fact[] {
  const { occasions } = view.check.form;
  let only: readonly Fact[] = view.list(occasions[0]!);
  for (let i = 1; i < occasions.length; i++) {
    const facts = view.list(occasions[i]!);
    if (facts.length === 0) continue;
    if (only.length > 0) return merged(view);
    only = facts;
  }
  return only;
}

/** The first of them in record order; null when there is none. */
export function firstActivation(view: View): Fact | null {
  const { occasions } = view.check.form;
  let first: Fact | null = null;
  for (let i = 0; i < occasions.length; i++) {
    const fact = view.list(occasions[i]!)[0];
    if (fact !== undefined && (first === null || fact.rank < first.rank)) first = fact;
  }
  return first;
}

function merged(view: View): readonly Fact[] {
  return view.check.form.occasions.map((slot) => view.list(slot)).reduce(mergedPair);
}

/** Two lists in record order, as one. */
function mergedPair(a: readonly Fact[], b: readonly Fact[]): readonly Fact[] {
  if (a.length === 0) return b;
  const all: Fact[] = [];
  let i = 0;
  for (const fact of b) {
    while (i < a.length && a[i]!.rank < fact.rank) all.push(a[i++]!);
    all.push(fact);
  }
  while (i < a.length) all.push(a[i++]!);
  return all;
}

/** How surely `fact` is one of the acts the form begins with, and `where` holds for its object. */
export function bindingOf(view: View, fact: Fact): Kleene {
  const { where, form } = view.check;
  let matches: Kleene = NO;
  const { activation } = form;
  const { number } = fact.sort;
  for (let i = 0; i < activation.length; i++)
    if (activation[i]!.sort === number) matches = or(matches, fits(view, activation[i]!, fact, fact));
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
