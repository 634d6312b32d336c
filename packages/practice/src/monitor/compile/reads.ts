import type { Fold } from '../../folds/fold.ts';
import { FOLD } from '../../folds/folds.ts';
import { kindOf } from '../../trace/kinds.ts';
import type { ActPattern, Check, Condition, Pattern, StateWord } from '../../language/syntax.ts';

/** Every pattern of a check: activation, target, limits, steps, exception. */
export function patternsOf(check: Check): readonly Pattern[] {
  const { form } = check;
  const limits = form.name === 'response' ? form.before : form.name === 'not-response' ? form.until : null;
  return [
    ...('activation' in form ? [form.activation] : []),
    ...('target' in form ? [form.target] : []),
    ...(form.name === 'sequence' ? form.steps : []),
    ...(limits === null ? [] : [limits]),
    ...(check.unless === null ? [] : [check.unless]),
  ];
}

/** Acts of a pattern, left to right. */
export function actsOf(pattern: Pattern): readonly ActPattern[] {
  return pattern.op === 'act' ? [pattern] : pattern.parts.flatMap(actsOf);
}

function conditionsOf(check: Check): readonly Condition[] {
  const conditions = [
    ...patternsOf(check)
      .flatMap(actsOf)
      .map((act) => act.condition),
    check.form.name === 'same-event' ? check.form.condition : null,
  ];
  return conditions.filter((condition) => condition !== null);
}

/** Fields that `same F` and `different F` of a sentence compare. */
export function correlatedFields(check: Check): readonly string[] {
  return conditionsOf(check).flatMap(fieldsCompared);
}

function fieldsCompared(condition: Condition): readonly string[] {
  if (condition.op === 'same' || condition.op === 'different') return [condition.field];
  if (condition.op === 'not') return fieldsCompared(condition.part);
  return condition.op === 'and' || condition.op === 'or' ? condition.parts.flatMap(fieldsCompared) : [];
}

/** Whether it fills its place is told by the activating act, which is of one of `kinds`. */
export function comparesWithAct({ by, condition }: ActPattern, kinds: readonly string[]): boolean {
  if (by !== null || (condition !== null && statesOf(condition).includes('now'))) return true;
  const fields = condition === null ? [] : fieldsCompared(condition);
  return fields.some((field) => kinds.some((kind) => kindOf(kind).fields[field] !== undefined));
}

/** Folds of a sentence, each once. */
export function foldsUsed(check: Check): readonly Fold[] {
  return [...new Set(conditionsOf(check).flatMap(statesOf))].map((state) => FOLD[state]);
}

function statesOf(condition: Condition): readonly StateWord[] {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.parts.flatMap(statesOf);
    case 'not':
      return statesOf(condition.part);
    case 'member':
      return [condition.state];
    case 'measure':
      return [condition.state, ...('state' in condition.value ? [condition.value.state] : [])];
    case 'compare':
      return 'state' in condition.value ? [condition.value.state] : [];
    default:
      return [];
  }
}
