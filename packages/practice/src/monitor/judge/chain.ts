import { and, NO, or, UNKNOWN, YES, type Kleene } from '../../meaning/kleene.ts';
import type { Fact } from '../../trace/fact.ts';
import { before, firstAfter } from '../../trace/order.ts';
import type { Slot } from '../compile/slot.ts';
import { fits, fitsAlone } from './fits.ts';
import { onTimeOf, packed, UNMET, valueOf, type Met } from './meet.ts';
import type { View } from './view.ts';

/** Steps 0…k of `in order`, all before `act`; before the end of the record when null. Leaves the acts in `proof`. */
export function chainBefore(view: View, k: number, act: Fact | null, proof: Fact[] | null = null): Met {
  return view.linear ? linearChain(view, k, act, proof) : roughChain(view, k, act, proof);
}

/** How well acts must fill the steps, and whether late entries do. */
interface Wanted {
  readonly least: Kleene;
  readonly onTime: boolean;
}

const ANY = [NO, UNKNOWN, YES].map((least): Wanted => ({ least: least as Kleene, onTime: false }));
const ON_TIME = ANY.map(({ least }): Wanted => ({ least, onTime: true }));

/** In a sure order the latest act that fits each step leaves most room for the steps before it. */
function linearChain(view: View, k: number, act: Fact | null, proof: Fact[] | null): Met {
  const onTime = best(view, k, act, ON_TIME);
  // A chain of entries on time is a chain.
  const value = onTime === YES ? YES : best(view, k, act, ANY);
  proof?.push(...chosen(view, k, act, (onTime === value ? ON_TIME : ANY)[value]!));
  return packed(value, onTime);
}

function best(view: View, k: number, act: Fact | null, wanted: readonly Wanted[]): Kleene {
  if (greedy(view, k, act, wanted[YES]!)) return YES;
  return greedy(view, k, act, wanted[UNKNOWN]!) ? UNKNOWN : NO;
}

function greedy(view: View, k: number, act: Fact | null, wanted: Wanted): boolean {
  let rank = act === null ? Number.POSITIVE_INFINITY : act.rank;
  for (let step = k; step >= 0; step--) {
    const fact = latest(view, view.check.form.steps[step]!, rank, act, wanted);
    if (fact === null) return false;
    rank = fact.rank;
  }
  return true;
}

function chosen(view: View, k: number, act: Fact | null, wanted: Wanted): readonly Fact[] {
  const facts: Fact[] = [];
  if (wanted.least === NO) return facts;
  let rank = act === null ? Number.POSITIVE_INFINITY : act.rank;
  for (let step = k; step >= 0; step--) {
    const fact = latest(view, view.check.form.steps[step]!, rank, act, wanted);
    if (fact === null) return facts;
    facts.unshift(fact);
    rank = fact.rank;
  }
  return facts;
}

/** The latest fact before `rank` that fills one of `slots` well enough. */
function latest(
  view: View,
  slots: readonly Slot[],
  rank: number,
  act: Fact | null,
  { least, onTime }: Wanted,
): Fact | null {
  let found: Fact | null = null;
  for (let k = 0; k < slots.length; k++) {
    const slot = slots[k]!;
    const facts = view.list(slot);
    for (let i = firstAfter(facts, rank) - 1; i >= 0; i--) {
      const fact = facts[i]!;
      if (found !== null && fact.rank <= found.rank) break;
      if (fact.rank >= rank || fact === act || (onTime && fact.late)) continue;
      const fit = act === null ? fitsAlone(view, slot, fact) : fits(view, slot, fact, act);
      if (fit < least) continue;
      found = fact;
      break;
    }
  }
  return found;
}

interface Link {
  readonly met: Met;
  readonly proof: readonly Fact[];
}

function roughChain(view: View, k: number, act: Fact | null, proof: Fact[] | null): Met {
  const link = linkBefore(view, k, act, { act, known: new Map() });
  proof?.push(...link.proof);
  return link.met;
}

/** What a walk along the steps remembers: the activating act, and what was found for (step, fact). */
interface Walk {
  readonly act: Fact | null;
  readonly known: Map<Fact, (Link | undefined)[]>;
}

function linkBefore(view: View, k: number, next: Fact | null, walk: Walk): Link {
  if (k < 0) return { met: packed(YES, YES), proof: [] };
  let best: Link = { met: UNMET, proof: [] };
  for (const slot of view.check.form.steps[k]!)
    for (const fact of view.list(slot)) {
      if (fact === walk.act) continue;
      const fit = walk.act === null ? fitsAlone(view, slot, fact) : fits(view, slot, fact, walk.act);
      const here = and(fit, next === null ? YES : before(fact, next));
      if (here !== NO) best = better(best, fact, here, restOf(view, k, fact, walk));
    }
  return best;
}

function restOf(view: View, k: number, fact: Fact, walk: Walk): Link {
  const known = walk.known.get(fact) ?? [];
  walk.known.set(fact, known);
  return (known[k] ??= linkBefore(view, k - 1, fact, walk));
}

function better(best: Link, fact: Fact, here: Kleene, rest: Link): Link {
  const value = and(here, valueOf(rest.met));
  const onTime = fact.late ? NO : and(here, onTimeOf(rest.met));
  const [known, knownOnTime] = [valueOf(best.met), onTimeOf(best.met)];
  if (value <= known && onTime <= knownOnTime) return best;
  return { met: packed(or(value, known), or(onTime, knownOnTime)), proof: [...rest.proof, fact] };
}
