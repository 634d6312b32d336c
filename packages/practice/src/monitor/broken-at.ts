import { and, YES, type Kleene } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import { before, within } from '../trace/order.ts';
import type { Requirement, Slot } from './compile.ts';
import { bindingOf, freedBefore } from './duties.ts';
import type { Duty, Seen } from './judgement.ts';
import { fits } from './meet.ts';

/**
 * When a violated duty was lost or broken: the deadline, or the claimed start of the first act that surely closed the
 * way or was forbidden; null where the activating act alone is the departure, or only the closing of the case.
 */
export function brokenAt(seen: Seen, duty: Duty): number | null {
  const times = breaking(seen, duty.activation!).map((fact) => fact.event.body.claimed.start);
  if (duty.overdueFrom !== null && duty.deadline !== null && seen.now >= duty.overdueFrom)
    times.push(duty.deadline);
  return times.length === 0 ? null : Math.min(...times);
}

function breaking(seen: Seen, act: Fact): readonly Fact[] {
  const { form } = seen.check;
  switch (form.name) {
    case 'response':
      return filling(seen, form.limit, act, (stop) => before(act, stop));
    case 'alternate-response':
      return form.activation
        .flatMap((slot) => seen.filled[slot.number]!)
        .map((match) => match.fact)
        .filter((other) => before(act, other) === YES && bindingOf(seen, other) === YES);
    case 'chain-response':
      return seen.trace.filter((fact) => before(act, fact) === YES);
    case 'not-response':
      return filling(seen, slotsOf(form.target), act, (target) => {
        const after = before(act, target);
        const timely = form.within === null ? after : and(after, within(act, target, form.within));
        return timely === YES && freedBefore(seen, act, target) === 0 ? YES : 0;
      });
    case 'not-coexistence':
      return filling(seen, slotsOf(form.target), act, () => YES);
    default:
      return [];
  }
}

function slotsOf(requirement: Requirement | null): readonly Slot[] {
  if (requirement === null) return [];
  return requirement.op === 'act' ? [requirement.slot] : requirement.parts.flatMap(slotsOf);
}

/** Facts but `act` that surely fill one of `slots` and hold `test`. */
function filling(
  seen: Seen,
  slots: readonly Slot[],
  act: Fact,
  test: (fact: Fact) => Kleene,
): readonly Fact[] {
  return slots.flatMap((slot) =>
    seen.filled[slot.number]!.filter(
      (match) => match.fact !== act && test(match.fact) === YES && fits(seen, match, act) === YES,
    ).map((match) => match.fact),
  );
}
