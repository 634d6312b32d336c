import { and, NO, or, YES, type Kleene } from '../../meaning/kleene.ts';
import type { Fact } from '../../trace/fact.ts';
import { before, firstAfter } from '../../trace/order.ts';
import type { Slot } from '../compile/slot.ts';
import { fits, fitsAlone } from './fits.ts';
import { onTimeOf, packed, UNMET, valueOf, type Met } from './meet.ts';
import type { View } from './view.ts';

/** Steps 0…k of `in order`, all before `act`; before the end of the record when null. Leaves the acts in `proof`. */
export function chainBefore(view: View, k: number, act: Fact | null, proof: Fact[] = []): Met {
  return view.linear ? linearChain(view, k, act, proof) : roughChain(view, k, act, proof);
}

/** In a sure order the latest act that fits each step leaves most room for the steps before it. */
function linearChain(view: View, k: number, act: Fact | null, proof: Fact[]): Met {
  const value = greedy(view, k, act, YES, false) ? YES : greedy(view, k, act, 1, false) ? 1 : NO;
  const onTime = greedy(view, k, act, YES, true) ? YES : greedy(view, k, act, 1, true) ? 1 : NO;
  proof.push(...chosen(view, k, act, value, onTime === value));
  return packed(value, onTime);
}

function greedy(view: View, k: number, act: Fact | null, least: Kleene, onTime: boolean): boolean {
  let rank = act === null ? Number.POSITIVE_INFINITY : act.rank;
  for (let step = k; step >= 0; step--) {
    const fact = latest(view, view.check.form.steps[step]!, { rank, act, least, onTime });
    if (fact === null) return false;
    rank = fact.rank;
  }
  return true;
}

function chosen(view: View, k: number, act: Fact | null, value: Kleene, onTime: boolean): readonly Fact[] {
  const facts: Fact[] = [];
  if (value === NO) return facts;
  let rank = act === null ? Number.POSITIVE_INFINITY : act.rank;
  for (let step = k; step >= 0; step--) {
    const fact = latest(view, view.check.form.steps[step]!, { rank, act, least: value, onTime });
    if (fact === null) return facts;
    facts.unshift(fact);
    rank = fact.rank;
  }
  return facts;
}

interface Wanted {
  readonly rank: number;
  readonly act: Fact | null;
  readonly least: Kleene;
  readonly onTime: boolean;
}

/** The latest fact before `rank` that fills one of `slots` well enough. */
function latest(view: View, slots: readonly Slot[], { rank, act, least, onTime }: Wanted): Fact | null {
  let best: Fact | null = null;
  for (const slot of slots) {
    const facts = view.list(slot);
    for (let i = firstAfter(facts, rank) - 1; i >= 0; i--) {
      const fact = facts[i]!;
      if (best !== null && fact.rank <= best.rank) break;
      if (fact.rank >= rank || fact === act || (onTime && fact.late)) continue;
      const fit = act === null ? fitsAlone(view, slot, fact) : fits(view, slot, fact, act);
      if (fit < least) continue;
      best = fact;
      break;
    }
  }
  return best;
}

interface Link {
  readonly met: Met;
  readonly proof: readonly Fact[];
}

function roughChain(view: View, k: number, act: Fact | null, proof: Fact[]): Met {
  const link = linkBefore(view, k, act, { act, known: new Map() });
  proof.push(...link.proof);
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
