import { NO, not, or, UNKNOWN, YES, type Kleene } from '../../meaning/kleene.ts';
import type { Fact } from '../../trace/fact.ts';
import { before } from '../../trace/order.ts';
import { activationFacts, bindingOf } from './activations.ts';
import { chainBefore } from './chain.ts';
import { meet, onTimeOf, packed, valueOf, type Met } from './meet.ts';
import { someOf } from './stand.ts';
import type { View } from './view.ts';
import { setZone } from './zone.ts';

/** The state of one duty, gravest first. `DOUBTFUL` may be violated; `OPEN` is pending or kept, not known which. */
export const VIOLATED = 0;
export const DOUBTFUL = 1;
export const PENDING = 2;
export const OPEN = 3;
export const KEPT = 4;
/** Of no duty at all. */
export const NONE = 5;

export type DutyState = 0 | 1 | 2 | 3 | 4 | 5;

/** Judges the duty of `act`; the answer is left in the view. */
export function judgeDuty(view: View, act: Fact): void {
  if (view.linear) setZone(view, act);
  const met = required(view, act);
  view.met = valueOf(met);
  view.metOnTime = onTimeOf(met);
  view.excused = false;
  view.lost = lostOf(view, act);
  const { unless, form } = view.check;
  if (unless === null || view.metOnTime === YES) return;
  const excuse = meet(view, unless, act, form.name === 'response' ? 'both' : 'before');
  view.excused = valueOf(excuse) > view.met;
  view.met = or(view.met, valueOf(excuse));
  view.metOnTime = or(view.metOnTime, onTimeOf(excuse));
}

function required(view: View, act: Fact): Met {
  const { form } = view.check;
  switch (form.name) {
    case 'same-event': {
      const value = form.condition!(act, act, view.trace.history);
      return packed(value, value);
    }
    case 'sequence':
      return chainBefore(view, form.steps.length - 2, act);
    case 'not-response':
    case 'not-coexistence': {
      const kept = not(valueOf(meet(view, form.target!, act, 'zone')));
      return packed(kept, kept);
    }
    default:
      return meet(view, form.target!, act, 'zone');
  }
}

/** Can the duty, if it is not met so far, no longer be met? */
function lostOf(view: View, act: Fact): Kleene {
  switch (view.check.form.name) {
    case 'responded-existence':
      return NO;
    case 'response':
      return or(overdue(view, act), closed(view, act));
    case 'alternate-response':
    case 'chain-response':
      return closed(view, act);
    default:
      return YES;
  }
}

/** Has the time for the response to `act` run out? */
function overdue(view: View, act: Fact): Kleene {
  const bound = view.check.form.within;
  if (bound === null || view.now <= act.lo + bound) return NO;
  return view.now > act.hi + bound ? YES : UNKNOWN;
}

/** Has an act closed the way: an F, the next activation, any act of a chain? */
function closed(view: View, act: Fact): Kleene {
  const { form } = view.check;
  if (!view.linear) return closedRough(view, act);
  if (form.name === 'chain-response') return followed(view, act) ? YES : NO;
  if (Number.isFinite(view.zone.until)) return YES;
  return Number.isFinite(view.zone.doubtAfter) ? UNKNOWN : NO;
}

function followed(view: View, act: Fact): boolean {
  const last = (facts: readonly Fact[]): number => facts.at(-1)?.rank ?? 0;
  return last(view.trace.acts()) > act.rank || last(view.ofCase.acts) > act.rank;
}

function closedRough(view: View, act: Fact): Kleene {
  const { form } = view.check;
  if (form.name === 'response') return someOf(view, form.limit, act, (stop) => before(act, stop));
  let value: Kleene = NO;
  if (form.name === 'chain-response')
    for (const facts of [view.trace.acts(), view.ofCase.acts])
      for (const fact of facts) value = or(value, before(act, fact));
  else
    for (const other of activationFacts(view)) {
      const here = before(act, other);
      if (here > value) value = or(value, Math.min(here, bindingOf(view, other)) as Kleene);
    }
  return value;
}

/** The state of the duty judged last, which binds as surely as `binds`. */
export function stateOf(view: View, binds: Kleene, isClosed: boolean): DutyState {
  if (view.met === YES) return KEPT;
  const lost = isClosed ? YES : view.lost;
  if (lost === NO) return binds === UNKNOWN || view.met === UNKNOWN ? OPEN : PENDING;
  return binds === YES && view.met === NO && lost === YES ? VIOLATED : DOUBTFUL;
}

/** Met only thanks to a late entry. */
export function isLate(view: View): boolean {
  return view.met === YES && view.metOnTime !== YES;
}

/** Met duties sleep; others wake when their deadline may, then surely has passed. */
export function wakingTime(view: View, act: Fact, bound: number): number | null {
  if (view.met === YES) return null;
  if (view.now <= act.lo + bound) return act.lo + bound + 1;
  return view.now <= act.hi + bound ? act.hi + bound + 1 : null;
}

/** The gravest; of equals the first in record order. */
export function isGraver(state: DutyState, act: Fact, than: DutyState, other: Fact | null): boolean {
  return state < than || (state === than && other !== null && act.rank < other.rank);
}
