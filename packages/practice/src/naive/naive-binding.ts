import type { CaseEvent } from '@tracecraft/record';
import type { ActPattern, Check, Pattern } from '../language/syntax.ts';
import { and, NO, type Kleene } from '../meaning/kleene.ts';
import { matches, where } from './naive-conditions.ts';
import { some } from './naive-logic.ts';
import type { Case } from './naive-case.ts';

export function leaves(pattern: Pattern): readonly ActPattern[] {
  return pattern.op === 'act' ? [pattern] : pattern.parts.flatMap(leaves);
}

function activationPattern({ form }: Check): Pattern {
  if (form.name === 'sequence') return form.steps.at(-1)!;
  return 'activation' in form ? form.activation : { op: 'or', parts: [] };
}

export function matchesAny(one: Case, pattern: Pattern, event: CaseEvent, activation: CaseEvent): Kleene {
  return some(leaves(pattern), (act) =>
    matches(one.record, act, event, { activation, object: one.object, practice: one.practice }),
  );
}

/** How surely `event` activates the check. */
export function binds(one: Case, event: CaseEvent): Kleene {
  return and(
    matchesAny(one, activationPattern(one.check), event, event),
    where(one.record, one.check.where, one.object, event),
  );
}

export function activationsOf(one: Case): readonly CaseEvent[] {
  return one.trace.filter((event) => binds(one, event) !== NO);
}
