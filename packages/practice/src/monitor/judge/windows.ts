import { compareEvents } from '@tracecraft/record';
import type { Fact } from '../../trace/fact.ts';

/**
 * The fullest window of `ms`: as many of `facts` (record order) as surely lie, or with `possibly` may lie, in one. Of
 * equal ones that whose first fact comes first. In record order.
 */
export function fullestWindow(facts: readonly Fact[], ms: number, possibly: boolean): readonly Fact[] {
  const byStart = facts.toSorted((a, b) => a.lo - b.lo);
  let best: readonly Fact[] = [];
  for (const first of byStart) {
    const window = byStart.filter((fact) => fact === first || shares(first, fact, ms, possibly));
    if (window.length < best.length || window.length === 0) continue;
    const ordered = window.toSorted((a, b) => compareEvents(a.event, b.event));
    if (ordered.length > best.length || compareEvents(ordered[0]!.event, best[0]!.event) < 0) best = ordered;
  }
  return best;
}

/** Sure windows begin with the earliest start of `first`, possible ones with its latest end. */
function shares(first: Fact, fact: Fact, ms: number, possibly: boolean): boolean {
  if (possibly) return fact.lo <= first.hi + ms && fact.hi >= first.hi;
  return fact.lo >= first.lo && fact.hi <= first.lo + ms;
}
