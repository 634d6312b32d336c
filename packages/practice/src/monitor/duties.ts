import { compareEvents } from '@tracecraft/record';
import { and, NO, not, or, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import { before, within } from '../trace/order.ts';
import type { CompiledForm } from './compile.ts';
import type { Duty, Seen } from './judgement.ts';
import { fits, meet, some, type Met } from './meet.ts';

/** An activating fact and how surely it activates: its act matches and `where` holds. */
export interface Activation {
  readonly fact: Fact;
  readonly binds: Kleene;
}

/** Facts that may activate the check, in record order. */
export function activationsOf(seen: Seen): readonly Activation[] {
  const { activation } = seen.check.form;
  const facts = new Set(activation.flatMap((slot) => seen.filled[slot.number]!.map((match) => match.fact)));
  const found = [...facts]
    .map((fact) => ({ fact, binds: bindingOf(seen, fact) }))
    .filter(({ binds }) => binds !== NO);
  return activation.length > 1 ? found.toSorted((a, b) => compareEvents(a.fact.event, b.fact.event)) : found;
}

/** How surely `fact` is one of the acts the form begins with (or counts), and `where` holds for its object. */
export function bindingOf(seen: Seen, fact: Fact): Kleene {
  const { form, where, slots } = seen.check;
  const counting = form.activation.length === 0;
  let matches: Kleene = NO;
  for (const slot of counting ? slots : form.activation)
    if (slot.kind === fact.kind)
      matches = or(matches, fits(seen, { fact, slot, alone: slot.alone(fact, seen.object) }, fact));
  return where === null || counting || matches === NO
    ? matches
    : and(matches, seen.history.where(where, fact));
}

type Judge = (seen: Seen, activation: Activation, all: readonly Activation[]) => Duty;

/** How each form that has activations judges one of them. */
export const DUTY: Partial<Record<CompiledForm['name'], Judge>> = {
  precedence: (seen, activation) => {
    const bound = seen.check.form.within;
    return required(seen, activation, (target) => {
      const place = before(target, activation.fact);
      return bound === null || place === NO ? place : and(place, within(target, activation.fact, bound));
    });
  },
  'alternate-precedence': (seen, activation, all) => {
    const others = around(all, activation, -1);
    return required(seen, activation, (target) => {
      const place = before(target, activation.fact);
      return place === NO
        ? NO
        : and(
            place,
            not(anyOf(others, (other) => and(before(target, other), before(other, activation.fact)))),
          );
    });
  },
  'chain-precedence': (seen, activation) =>
    required(seen, activation, (target) =>
      and(before(target, activation.fact), not(between(seen, target, activation.fact))),
    ),
  response: judgeResponse,
  'alternate-response': (seen, activation, all) => {
    const others = around(all, activation, 1);
    const after = (target: Fact): Kleene => before(activation.fact, target);
    const lost = anyOf(others, after);
    return required(
      seen,
      activation,
      (target) => and(after(target), not(anyOf(others, (other) => and(after(other), before(other, target))))),
      lost,
    );
  },
  'chain-response': (seen, activation) =>
    required(
      seen,
      activation,
      (target) => and(before(activation.fact, target), not(between(seen, activation.fact, target))),
      seen.trace.reduce<Kleene>((value, fact) => or(value, before(activation.fact, fact)), NO),
    ),
  'responded-existence': (seen, activation) => required(seen, activation, () => YES, NO),
  'not-response': judgeProhibition,
  'not-coexistence': (seen, activation) => forbidden(seen, activation, () => YES),
  'same-event': (seen, activation) => {
    const value = seen.check.form.condition!(activation.fact, activation.fact, seen.history);
    return excused(seen, activation, { value, onTime: value, proof: [activation.fact] }, YES);
  },
  sequence: (seen, activation) => {
    const { steps } = seen.check.form;
    return excused(
      seen,
      activation,
      chainBefore(seen, steps.length - 2, activation.fact, { act: activation.fact, known: new Map() }),
      YES,
    );
  },
};

/** The other activations, those next to `self` on the side of `step` first: one of them usually decides. */
function around(all: readonly Activation[], self: Activation, step: 1 | -1): readonly Activation[] {
  const at = all.indexOf(self);
  const [earlier, later] = [all.slice(0, at).toReversed(), all.slice(at + 1)];
  return step === 1 ? [...later, ...earlier] : [...earlier, ...later];
}

function anyOf(others: readonly Activation[], test: (fact: Fact) => Kleene): Kleene {
  let value: Kleene = NO;
  for (const other of others) {
    const here = test(other.fact);
    if (here > value) value = or(value, and(other.binds, here));
    if (value === YES) return YES;
  }
  return value;
}

function between(seen: Seen, first: Fact, last: Fact): Kleene {
  let value: Kleene = NO;
  for (const fact of seen.trace)
    if (fact !== first && fact !== last) value = or(value, and(before(first, fact), before(fact, last)));
  return value;
}

function required(
  seen: Seen,
  activation: Activation,
  place: (target: Fact) => Kleene,
  lost: Kleene = YES,
): Duty {
  return excused(seen, activation, meet(seen, seen.check.form.target!, activation.fact, place), lost);
}

/** Adds the stated exception: an `unless` act before the activating one, or wherever the required act could stand. */
function excused(
  seen: Seen,
  activation: Activation,
  met: Met,
  lost: Kleene,
  place: (target: Fact) => Kleene = () => NO,
): Duty {
  const { unless } = seen.check;
  const excuse =
    unless === null || met.onTime === YES
      ? null
      : meet(seen, unless, activation.fact, (target) => or(before(target, activation.fact), place(target)));
  const helped = excuse !== null && excuse.value > met.value;
  const best = helped ? excuse : met;
  return {
    activation: activation.fact,
    met: best.value,
    lost: seen.closed ? YES : lost,
    binds: activation.binds,
    late: best.value === YES && or(met.onTime, excuse?.onTime ?? NO) !== YES,
    proof: best.value === NO ? [] : best.proof,
    partial: met.proof,
    blocking: null,
    deadline: null,
    overdueFrom: null,
    maybeOverdueFrom: null,
  };
}

function judgeResponse(seen: Seen, activation: Activation): Duty {
  const { within: bound, limit } = seen.check.form;
  const act = activation.fact;
  const place = (target: Fact): Kleene => {
    const after = before(act, target);
    if (after === NO) return NO;
    const timely = bound === null ? after : and(after, within(act, target, bound));
    return timely === NO || limit.length === 0
      ? timely
      : and(timely, not(some(seen, limit, act, (stop) => and(before(act, stop), before(stop, target)))));
  };
  const passed = bound === null ? NO : overdue(act, bound, seen.now);
  const stopped = some(seen, limit, act, (stop) => before(act, stop));
  const met = meet(seen, seen.check.form.target!, act, place);
  const duty = excused(seen, activation, met, or(passed, stopped), place);
  const blocking = duty.met === YES || stopped === NO ? null : firstOf(seen, act);
  if (bound === null) return { ...duty, blocking };
  const deadline = (act.event.body.claimed.end ?? act.event.body.claimed.start) + bound;
  return {
    ...duty,
    blocking,
    deadline,
    overdueFrom: act.hi + bound + 1,
    maybeOverdueFrom: act.lo + bound + 1,
  };
}

/** Has the time for `bound` ms after `act` run out at `now`? */
function overdue(act: Fact, bound: number, now: number): Kleene {
  if (now > act.hi + bound) return YES;
  return now > act.lo + bound ? UNKNOWN : NO;
}

function judgeProhibition(seen: Seen, activation: Activation): Duty {
  const { within: bound } = seen.check.form;
  const act = activation.fact;
  return forbidden(seen, activation, (target) => {
    const after = before(act, target);
    if (after === NO) return NO;
    return and(
      bound === null ? after : and(after, within(act, target, bound)),
      not(freedBefore(seen, act, target)),
    );
  });
}

/** `until F`: an F stood between the activating act and `target`. */
export function freedBefore(seen: Seen, act: Fact, target: Fact): Kleene {
  return some(seen, seen.check.form.limit, act, (stop) => and(before(act, stop), before(stop, target)));
}

function forbidden(seen: Seen, activation: Activation, place: (target: Fact) => Kleene): Duty {
  const broken = meet(seen, seen.check.form.target!, activation.fact, place);
  const duty = excused(
    seen,
    activation,
    { value: not(broken.value), onTime: not(broken.value), proof: [] },
    YES,
  );
  return duty.met === YES ? duty : { ...duty, blocking: broken.proof[0] ?? null };
}

/** The first act that closes the way for `act`. */
function firstOf(seen: Seen, act: Fact): Fact | null {
  const stops = seen.check.form.limit.flatMap((slot) => seen.filled[slot.number]!);
  return stops.find((match) => and(fits(seen, match, act), before(act, match.fact)) !== NO)?.fact ?? null;
}

/** What a walk along `in order` remembers: the last act, if it happened, and what was found for (step, fact). */
export interface Chain {
  readonly act: Fact | null;
  readonly known: Map<string, Met>;
}

/** Steps 0…k in order, all before `next`; `next` null is the end of the record. */
export function chainBefore(seen: Seen, k: number, next: Fact | null, chain: Chain): Met {
  if (k < 0) return { value: YES, onTime: YES, proof: [] };
  let best: Met = { value: NO, onTime: NO, proof: [] };
  for (const slot of seen.check.form.steps[k]!)
    for (const match of seen.filled[slot.number]!) {
      if (match.fact === chain.act) continue;
      const fit = chain.act === null ? match.alone : fits(seen, match, chain.act);
      const here = and(fit, next === null ? YES : before(match.fact, next));
      if (here !== NO) best = better(best, match.fact, here, restOf(seen, k, match.fact, chain));
    }
  return best;
}

function restOf(seen: Seen, k: number, fact: Fact, chain: Chain): Met {
  const key = `${k}/${fact.event.id}`;
  const rest = chain.known.get(key) ?? chainBefore(seen, k - 1, fact, chain);
  chain.known.set(key, rest);
  return rest;
}

function better(best: Met, fact: Fact, here: Kleene, rest: Met): Met {
  const value = and(here, rest.value);
  const onTime = fact.late ? NO : and(here, rest.onTime);
  const proof = value > best.value || onTime > best.onTime ? [...rest.proof, fact] : best.proof;
  return { value: or(value, best.value), onTime: or(onTime, best.onTime), proof };
}
