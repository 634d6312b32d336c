import { and, NO, or, UNKNOWN, YES, type Kleene } from '../../meaning/kleene.ts';
import type { Fact } from '../../trace/fact.ts';
import { place } from '../../trace/order.ts';
import type { Verdict } from '../../verdict.ts';
import { fits } from './fits.ts';
import type { View } from './view.ts';
import { fullestWindow } from './windows.ts';

/** Acts that count for a counting form, in record order. */
export class Tally {
  readonly sure: Fact[] = [];
  readonly possible: Fact[] = [];
  /** First act of a named kind, whether it counts or not. */
  first: Fact | null = null;

  clear(): void {
    this.sure.length = 0;
    this.possible.length = 0;
    this.first = null;
  }

  add(view: View, fact: Fact): void {
    if (this.first === null || fact.rank < this.first.rank) this.first = fact;
    const counts = countingOf(view, fact);
    if (counts === YES) place(this.sure, fact);
    if (counts !== NO) place(this.possible, fact);
  }
}

/** Acts of the kinds a counting form names. */
export function countedFacts(view: View): readonly Fact[] {
  const slots = view.check.form.answers;
  const [first] = slots;
  if (first !== undefined && slots.every((slot) => slot.sort === first.sort)) return view.list(first);
  const sorts = [...new Set(slots.map((slot) => slot.sort))];
  return sorts.flatMap((sort) => view.list(slots.find((slot) => slot.sort === sort)!));
}

/** How surely `fact` counts: one of the named acts, and `where` holds for a prohibition. */
function countingOf(view: View, fact: Fact): Kleene {
  const { form, where } = view.check;
  let matches: Kleene = NO;
  for (const slot of form.answers)
    if (slot.sort === fact.sort.number) matches = or(matches, fits(view, slot, fact, fact));
  if (form.name !== 'absence' || where === null || matches === NO) return matches;
  return and(matches, view.trace.history.where(where, fact, view.linear));
}

/** What a tally says: the verdict, the acts that decide it, and what it is called with the first of them. */
export interface Counted {
  readonly verdict: Verdict;
  readonly deciding: readonly Fact[];
}

export function judgeTally(view: View, tally: Tally, closed: boolean): Counted {
  const { form, where } = view.check;
  const [sure, possible] =
    form.within === null
      ? [tally.sure, tally.possible]
      : [fullestWindow(tally.sure, form.within, false), fullestWindow(tally.possible, form.within, true)];
  const guard: Kleene =
    where === null || form.name === 'absence' ? YES : view.trace.history.where(where, null, view.linear);
  const verdict =
    guard === NO ? 'not-applicable' : verdictOf(view, guard, sure.length, possible.length, closed);
  return { verdict, deciding: (verdict === 'uncertain' ? possible : sure).slice(0, form.count + 1) };
}

function verdictOf(view: View, guard: Kleene, sure: number, possible: number, closed: boolean): Verdict {
  const { name, count } = view.check.form;
  const most = name === 'existence' ? Number.POSITIVE_INFINITY : name === 'absence' ? 0 : count;
  const least = name === 'existence' || name === 'exactly' ? count : 0;
  if (sure >= least && possible <= most) return closed || name === 'existence' ? 'satisfied' : 'holding';
  if (guard === UNKNOWN) return 'uncertain';
  if (sure > most) return 'violated';
  if (possible > most || possible >= least) return 'uncertain';
  return closed ? 'violated' : 'pending';
}
