import { NO, YES } from '../../meaning/kleene.ts';
import type { Fact } from '../../trace/fact.ts';
import { firstAfter } from '../../trace/order.ts';
import { activationFacts, neighbours } from './activations.ts';
import { fits } from './fits.ts';
import type { View } from './view.ts';

const START = Number.NEGATIVE_INFINITY;
const END = Number.POSITIVE_INFINITY;

/**
 * In a trace whose order is sure: where the form wants the required (or forbidden) act, seen from `act`. Both bounds are
 * part of the zone: the act that ends it may itself be the one required.
 */
export function setZone(view: View, act: Fact): void {
  const { name } = view.check.form;
  const { zone } = view;
  zone.after = START;
  zone.until = END;
  zone.doubtBefore = START;
  zone.doubtAfter = END;
  switch (name) {
    case 'precedence':
      zone.until = act.rank;
      return;
    case 'alternate-precedence':
      zone.until = act.rank;
      return sinceLastActivation(view, act);
    case 'response':
    case 'not-response':
      zone.after = act.rank;
      return untilLimit(view, act);
    case 'alternate-response':
      zone.after = act.rank;
      return untilNextActivation(view, act);
    case 'chain-precedence':
    case 'chain-response':
      return nextTo(view, act, name === 'chain-precedence' ? -1 : 1);
    default:
  }
}

function sinceLastActivation(view: View, act: Fact): void {
  const facts = activationFacts(view);
  const { sure, maybe } = neighbours(view, facts, firstAfter(facts, act.rank) - 1, -1);
  view.zone.after = sure;
  view.zone.doubtBefore = maybe;
}

function untilNextActivation(view: View, act: Fact): void {
  const facts = activationFacts(view);
  const { sure, maybe } = neighbours(view, facts, firstAfter(facts, act.rank) - 1, 1);
  view.zone.until = sure;
  view.zone.doubtAfter = maybe;
}

/** `before F`, `until F`: the first F after `act`. */
function untilLimit(view: View, act: Fact): void {
  const { zone } = view;
  const { limit } = view.check.form;
  for (let k = 0; k < limit.length; k++) {
    const slot = limit[k]!;
    const facts = view.list(slot);
    for (let i = firstAfter(facts, act.rank); i < facts.length; i++) {
      const stop = facts[i]!;
      if (stop.rank >= zone.until) break;
      const fit = fits(view, slot, stop, act);
      if (fit === YES) zone.until = stop.rank;
      else if (fit !== NO && stop.rank < zone.doubtAfter) zone.doubtAfter = stop.rank;
    }
  }
}

/** The act of the trace right before or after. */
function nextTo(view: View, act: Fact, step: 1 | -1): void {
  const acts = [...view.trace.acts(), ...view.ofCase.acts].toSorted((a, b) => a.rank - b.rank);
  const at = firstAfter(acts, act.rank) - 1;
  const [first, last] = step === 1 ? [at, at + 1] : [at - 1, at];
  view.zone.after = acts[first]?.rank ?? START;
  view.zone.until = acts[last]?.rank ?? END;
}
