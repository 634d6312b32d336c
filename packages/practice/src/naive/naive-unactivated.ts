import type { CaseEvent } from '@tracecraft/record';
import type { Check, Pattern } from '../language/syntax.ts';
import { NO, YES, type Kleene } from '../meaning/kleene.ts';
import { where } from './naive-conditions.ts';
import { every, some } from './naive-logic.ts';
import type { Case, Found } from './naive-case.ts';
import { matchesAny } from './naive-binding.ts';
import { chain } from './naive-duty.ts';

/** Kept once is kept for good: nothing in the sentence compares with the activating act and no time limit runs. */
export function isPermanent(check: Check): boolean {
  const { form } = check;
  if (form.name !== 'precedence' && form.name !== 'sequence' && form.name !== 'responded-existence')
    return false;
  if (form.name === 'precedence' && form.within !== null) return false;
  return !/"by":"|"op":"(same|different)"|"state":/.test(JSON.stringify({ form, unless: check.unless }));
}

export function unactivated(one: Case): Found {
  const none: Found = { verdict: 'not-applicable', activation: null, late: false };
  const { form } = one.check;
  if (!isPermanent(one.check) || where(one.record, one.check.where, one.object, null) === NO) return none;
  const value = (allowed: (event: CaseEvent) => boolean): Kleene => {
    if (form.name === 'sequence') return chain(one, form.steps.slice(0, -1), null, allowed, null);
    return 'target' in form ? exists(one, form.target, allowed) : NO;
  };
  if (value(() => true) !== YES) return none;
  return { ...none, verdict: 'satisfied', late: value((event) => !one.record.isLate(event)) !== YES };
}

function exists(one: Case, pattern: Pattern, allowed: (event: CaseEvent) => boolean): Kleene {
  if (pattern.op === 'and') return every(pattern.parts, (part) => exists(one, part, allowed));
  return some(pattern.op === 'or' ? pattern.parts : [pattern], (part) =>
    part.op === 'act'
      ? some(one.trace.filter(allowed), (event) => matchesAny(one, part, event, event))
      : exists(one, part, allowed),
  );
}
