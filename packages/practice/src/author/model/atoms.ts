import type { ActPattern, Check, Condition, Pattern } from '../../language/syntax.ts';
import { patternsOf } from '../../monitor/compile.ts';
import { RECORDED_AS } from '../../monitor/object-history.ts';

/** A condition with no `and`, `or` or `not` in it. */
export type Atom = Exclude<Condition, { readonly op: 'and' | 'or' } | { readonly op: 'not' }>;

export function atomsOf(condition: Condition): readonly Atom[] {
  if ('part' in condition) return atomsOf(condition.part);
  return 'parts' in condition ? condition.parts.flatMap(atomsOf) : [condition];
}

/** Acts of a pattern, left to right. */
export function actsIn(pattern: Pattern): readonly ActPattern[] {
  return pattern.op === 'act' ? [pattern] : pattern.parts.flatMap(actsIn);
}

/** Every act a sentence names, each with what it asks of the act; a `whenever` asks it of its activating acts. */
export function actsNamed(check: Check): readonly ActPattern[] {
  const acts = patternsOf(check).flatMap(actsIn);
  const { form } = check;
  if (form.name !== 'same-event') return acts;
  const { condition } = form;
  return [...acts, ...actsIn(form.activation).map((act) => ({ ...act, condition }))];
}

/** Lengths of time a sentence measures, milliseconds. */
export function durationsOf({ form }: Check): readonly number[] {
  const lengths = ['within' in form ? form.within : null, 'lasting' in form ? form.lasting : null];
  return lengths.filter((length) => length !== null);
}

/** Acts whose field is compared with that of another act (`same tool`): the field counts in both. */
export function compared(acts: readonly ActPattern[], fields: readonly string[]): readonly Atom[] {
  const atoms = acts.flatMap((act) => (act.condition === null ? [] : atomsOf(act.condition)));
  return atoms.flatMap((atom) => {
    if (atom.op !== 'same' && atom.op !== 'different') return [];
    const names = RECORDED_AS[atom.field] ?? [atom.field];
    return names.filter((name) => fields.includes(name)).map((field) => ({ ...atom, field }));
  });
}
