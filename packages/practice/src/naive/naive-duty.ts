import type { CaseEvent } from '@tracecraft/record';
import type { Pattern } from '../language/syntax.ts';
import { and, NO, not, or, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import { holds } from './naive-conditions.ts';
import { every, some } from './naive-logic.ts';
import { endOf, startOf } from './naive-record.ts';
import type { Case } from './naive-case.ts';
import { matchesAny, binds } from './naive-binding.ts';
import { place } from './naive-place.ts';

/** `doubtful`: it may be violated; `uncertain`: pending or kept, not known which. A sure `pending` lies between. */
export function stateOf(
  one: Case,
  act: CaseEvent,
): 'kept' | 'violated' | 'doubtful' | 'pending' | 'uncertain' {
  const value = met(one, act, () => true);
  if (value === YES) return 'kept';
  const gone = one.record.closed ? YES : lost(one, act);
  const sure = value === NO && binds(one, act) === YES;
  if (gone === NO) return sure ? 'pending' : 'uncertain';
  return sure && gone === YES ? 'violated' : 'doubtful';
}

/** The duty of `act` is met, or excused, by events that `allowed` lets count. */
export function met(one: Case, act: CaseEvent, allowed: (event: CaseEvent) => boolean): Kleene {
  const own = required(one, act, allowed);
  const { unless, form } = one.check;
  if (unless === null) return own;
  const target = (event: CaseEvent): Kleene => (form.name === 'response' ? place(one, act, event) : NO);
  return or(
    own,
    satisfies(one, unless, act, (event) => or(one.record.before(event, act), target(event)), allowed),
  );
}

function satisfies(
  one: Case,
  pattern: Pattern,
  act: CaseEvent,
  stands: (event: CaseEvent) => Kleene,
  allowed: (event: CaseEvent) => boolean,
): Kleene {
  if (pattern.op === 'and') return every(pattern.parts, (part) => satisfies(one, part, act, stands, allowed));
  if (pattern.op === 'or') return some(pattern.parts, (part) => satisfies(one, part, act, stands, allowed));
  const others = one.trace.filter((event) => event.id !== act.id && allowed(event));
  return some(others, (event) => and(stands(event), matchesAny(one, pattern, event, act)));
}

function required(one: Case, act: CaseEvent, allowed: (event: CaseEvent) => boolean): Kleene {
  const { form } = one.check;
  switch (form.name) {
    case 'same-event':
      return holds(one.record, form.condition, act, { activation: act, object: one.object });
    case 'sequence':
      return chain(one, form.steps.slice(0, -1), act, allowed, act);
    case 'not-response':
    case 'not-coexistence':
      return not(
        satisfies(
          one,
          form.target,
          act,
          (event) => place(one, act, event),
          () => true,
        ),
      );
    case 'absence':
    case 'existence':
    case 'at-most':
    case 'exactly':
      return NO;
    default:
      return satisfies(one, form.target, act, (event) => place(one, act, event), allowed);
  }
}

/** There are events for all `steps`, each before the next and the last before `next`. */
export function chain(
  one: Case,
  steps: readonly Pattern[],
  next: CaseEvent | null,
  allowed: (event: CaseEvent) => boolean,
  act: CaseEvent | null,
): Kleene {
  const last = steps.at(-1);
  if (last === undefined) return YES;
  const candidates = one.trace.filter((event) => event.id !== act?.id && allowed(event));
  return some(candidates, (event) => {
    const here = and(
      matchesAny(one, last, event, act ?? event),
      next === null ? YES : one.record.before(event, next),
    );
    return here === NO ? NO : and(here, chain(one, steps.slice(0, -1), event, allowed, act));
  });
}

/** The duty of `act`, not met so far, can no longer be met. */
function lost(one: Case, act: CaseEvent): Kleene {
  const { form } = one.check;
  const { record, trace } = one;
  if (form.name === 'responded-existence') return NO;
  if (form.name === 'alternate-response')
    return some(trace, (event) =>
      event.id === act.id ? NO : and(binds(one, event), record.before(act, event)),
    );
  if (form.name === 'chain-response') return some(trace, (event) => record.before(act, event));
  if (form.name !== 'response') return YES;
  const { before: stop, within } = form;
  const stopped =
    stop === null
      ? NO
      : some(trace, (event) => and(matchesAny(one, stop, event, act), record.before(act, event)));
  const passed =
    within === null
      ? NO
      : record.now > endOf(act) + within
        ? YES
        : record.now > startOf(act) + within
          ? UNKNOWN
          : NO;
  return or(stopped, passed);
}
