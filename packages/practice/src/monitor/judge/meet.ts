import { and, NO, or, UNKNOWN, YES, type Kleene } from '../../meaning/kleene.ts';
import type { Fact } from '../../trace/fact.ts';
import { before, firstAfter, within } from '../../trace/order.ts';
import type { Requirement } from '../compile/form.ts';
import type { Slot } from '../compile/slot.ts';
import { fits } from './fits.ts';
import { standsWell } from './stand.ts';
import type { View } from './view.ts';

/** Where an act may stand: in the zone of the form; before the activating act; either. */
export type Place = 'zone' | 'before' | 'both';

/** How well a requirement is met, and by entries on time, as one number: value + 4 × on time. */
export type Met = number;

export const UNMET: Met = 0;

export function valueOf(met: Met): Kleene {
  return (met & 3) as Kleene;
}

export function onTimeOf(met: Met): Kleene {
  return (met >> 2) as Kleene;
}

export function packed(value: Kleene, onTime: Kleene): Met {
  return value | (onTime << 2);
}

/** How well `requirement` is met for `act`. Leaves in the view by what. */
export function meet(view: View, requirement: Requirement, act: Fact, place: Place): Met {
  if (requirement.op === 'act') return meetSlot(view, requirement.slot, act, place);
  let value: Kleene = requirement.op === 'and' ? YES : NO;
  let onTime: Kleene = value;
  const join = requirement.op === 'and' ? and : or;
  const { parts } = requirement;
  for (let i = 0; i < parts.length; i++) {
    const met = meet(view, parts[i]!, act, place);
    value = join(value, valueOf(met));
    onTime = join(onTime, onTimeOf(met));
  }
  return packed(value, onTime);
}

function meetSlot(view: View, slot: Slot, act: Fact, place: Place): Met {
  const { number } = slot;
  clear(view, number);
  if (!view.linear) meetRough(view, slot, act, place);
  else {
    if (place !== 'zone') backwards(view, slot, act, false);
    if (place !== 'before' && view.onTime[number] !== YES)
      if (view.check.form.looksBack) backwards(view, slot, act, true);
      else forwards(view, slot, act);
  }
  return packed(view.values[number]!, view.onTime[number]!);
}

function clear(view: View, slot: number): void {
  view.values[slot] = NO;
  view.onTime[slot] = NO;
  view.witnesses[slot] = null;
}

/** Every order of the acts is to be weighed. */
function meetRough(view: View, slot: Slot, act: Fact, place: Place): void {
  const facts = view.list(slot);
  for (let i = facts.length - 1; i >= 0 && view.onTime[slot.number] !== YES; i--) {
    const fact = facts[i]!;
    if (fact === act) continue;
    let stands: Kleene = place === 'zone' ? NO : before(fact, act);
    if (place !== 'before' && stands !== YES) stands = or(stands, standsWell(view, act, fact));
    if (stands !== NO) note(view, slot, fact, and(stands, fits(view, slot, fact, act)));
  }
}

/** From the activating act back: the nearest first. */
function backwards(view: View, slot: Slot, act: Fact, zoned: boolean): void {
  const facts = view.list(slot);
  const { zone } = view;
  const least = zoned ? zone.after : Number.NEGATIVE_INFINITY;
  for (let i = firstAfter(facts, act.rank) - 1; i >= 0 && view.onTime[slot.number] !== YES; i--) {
    const fact = facts[i]!;
    if (fact.rank < least) return;
    if (fact !== act)
      note(view, slot, fact, and(zoned ? timely(view, fact, act) : YES, fits(view, slot, fact, act)));
  }
}

/** From the activating act on, or of all acts where the form does not ask for order. */
function forwards(view: View, slot: Slot, act: Fact): void {
  const facts = view.list(slot);
  const { after, until } = view.zone;
  for (
    let i = after === Number.NEGATIVE_INFINITY ? 0 : firstAfter(facts, after);
    i < facts.length && view.onTime[slot.number] !== YES;
    i++
  ) {
    const fact = facts[i]!;
    if (fact.rank > until) return;
    if (fact !== act) note(view, slot, fact, and(timely(view, fact, act), fits(view, slot, fact, act)));
  }
}

/** How surely a fact of the zone stands outside what is in doubt and in time. */
function timely(view: View, fact: Fact, act: Fact): Kleene {
  const { doubtBefore, doubtAfter } = view.zone;
  const placed: Kleene = fact.rank < doubtBefore || fact.rank > doubtAfter ? UNKNOWN : YES;
  const bound = view.check.form.within;
  return bound === null ? placed : and(placed, within(fact, act, bound));
}

function note(view: View, slot: Slot, fact: Fact, here: Kleene): void {
  const { number } = slot;
  if (here === NO) return;
  if (here > view.values[number]! || (!fact.late && here > view.onTime[number]!))
    view.witnesses[number] = fact;
  if (here > view.values[number]!) view.values[number] = here;
  if (!fact.late && here > view.onTime[number]!) view.onTime[number] = here;
}

/** Facts that showed what was found of a requirement: all of a whole one, the best of alternatives. */
export function witnessesOf(view: View, requirement: Requirement): readonly Fact[] {
  if (requirement.op === 'act') {
    const witness = view.witnesses[requirement.slot.number] ?? null;
    return witness === null ? [] : [witness];
  }
  const { parts } = requirement;
  if (requirement.op === 'and')
    return parts.filter((part) => foundOf(view, part) !== NO).flatMap((part) => witnessesOf(view, part));
  const best = foundOf(view, requirement);
  const part = parts.find((one) => foundOf(view, one) === best);
  return part === undefined ? [] : witnessesOf(view, part);
}

function foundOf(view: View, requirement: Requirement): Kleene {
  if (requirement.op === 'act') return view.values[requirement.slot.number] ?? NO;
  const found = requirement.parts.map((part) => foundOf(view, part));
  return found.reduce(requirement.op === 'and' ? and : or);
}
