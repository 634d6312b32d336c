import type { CaseEvent } from '@tracecraft/record';
import { and, known, NO, not, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import { some } from './naive-logic.ts';
import { endOf, startOf } from './naive-record.ts';
import type { Case } from './naive-case.ts';
import { matchesAny, binds } from './naive-binding.ts';

/** Where a required (or forbidden) event may stand, seen from `act`. */
export function place(one: Case, act: CaseEvent, event: CaseEvent): Kleene {
  const { form } = one.check;
  const before = (a: CaseEvent, b: CaseEvent): Kleene => one.record.before(a, b);
  const between = (first: CaseEvent, last: CaseEvent, test: (middle: CaseEvent) => Kleene): Kleene =>
    some(one.trace, (middle) =>
      middle.id === act.id ? NO : and(test(middle), and(before(first, middle), before(middle, last))),
    );
  const activates = (middle: CaseEvent): Kleene => binds(one, middle);
  const anything = (middle: CaseEvent): Kleene => known(middle.id !== act.id && middle.id !== event.id);
  switch (form.name) {
    case 'precedence':
      return and(before(event, act), apart(event, act, form.within));
    case 'alternate-precedence':
      return and(before(event, act), not(between(event, act, activates)));
    case 'chain-precedence':
      return and(before(event, act), not(between(event, act, anything)));
    case 'alternate-response':
      return and(before(act, event), not(between(act, event, activates)));
    case 'chain-response':
      return and(before(act, event), not(between(act, event, anything)));
    case 'response': {
      const stops = (middle: CaseEvent): Kleene =>
        form.before === null ? NO : matchesAny(one, form.before, middle, act);
      return and(and(before(act, event), apart(act, event, form.within)), not(between(act, event, stops)));
    }
    case 'not-response': {
      const frees = (middle: CaseEvent): Kleene =>
        form.until === null ? NO : matchesAny(one, form.until, middle, act);
      return and(and(before(act, event), apart(act, event, form.lasting)), not(between(act, event, frees)));
    }
    default:
      return YES;
  }
}

/** The two acts, somewhere in their intervals, are at most `bound` ms apart. */
function apart(a: CaseEvent, b: CaseEvent, bound: number | null): Kleene {
  if (bound === null) return YES;
  const most = Math.max(endOf(a), endOf(b)) - Math.min(startOf(a), startOf(b));
  const least = Math.max(0, startOf(b) - endOf(a), startOf(a) - endOf(b));
  return most <= bound ? YES : least > bound ? NO : UNKNOWN;
}
