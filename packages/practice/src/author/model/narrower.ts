import type { ActPattern, Condition, Pattern } from '../../language/syntax.ts';

/** Trees are plain data written by one parser: the same tree has the same text. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * True only when `a` is never more true than `b`, on any act of any record (no < unknown < yes). False says nothing.
 * Sound for three-valued logic: `and` is the minimum, `or` the maximum.
 */
export function conditionNarrower(a: Condition | null, b: Condition | null): boolean {
  if (b === null || same(a, b)) return true;
  if (a === null) return false;
  if (a.op === 'or') return a.parts.every((part) => conditionNarrower(part, b));
  if (b.op === 'and') return b.parts.every((part) => conditionNarrower(a, part));
  if (b.op === 'or' && b.parts.some((part) => conditionNarrower(a, part))) return true;
  if (a.op === 'and' && a.parts.some((part) => conditionNarrower(part, b))) return true;
  if (a.op === 'not' && b.op === 'not') return conditionNarrower(b.part, a.part);
  return valuesNarrower(a, b);
}

function valuesNarrower(a: Condition, b: Condition): boolean {
  if (!('field' in a) || !('field' in b) || a.field !== b.field) return false;
  const [fewer, more] = [valuesOf(a), valuesOf(b)];
  if (fewer !== null && more !== null) return fewer.every((value) => more.includes(value));
  const [inner, outer] = [boundOf(a), boundOf(b)];
  if (inner === null || outer === null || inner.sign !== outer.sign) return false;
  return inner.sign === 'most' ? inner.value <= outer.value : inner.value >= outer.value;
}

/** Values a field may have, for `=` and `in`; null for other conditions. */
function valuesOf(condition: Condition): readonly unknown[] | null {
  if (condition.op === 'in') return condition.values;
  const equals = condition.op === 'compare' && condition.relation === '=' && 'literal' in condition.value;
  return equals && 'literal' in condition.value ? [condition.value.literal] : null;
}

/** Whole numbers: `< 5` is `≤ 4`. */
function boundOf(condition: Condition): { sign: 'most' | 'least'; value: number } | null {
  if (condition.op !== 'compare' || !('literal' in condition.value)) return null;
  const value = condition.value.literal;
  if (typeof value !== 'number') return null;
  switch (condition.relation) {
    case '<':
      return { sign: 'most', value: value - 1 };
    case '≤':
      return { sign: 'most', value };
    case '>':
      return { sign: 'least', value: value + 1 };
    case '≥':
      return { sign: 'least', value };
    default:
      return null;
  }
}

/** True only when whatever fills `a` fills `b`, at least as surely. */
export function patternNarrower(a: Pattern, b: Pattern): boolean {
  if (same(a, b)) return true;
  if (a.op === 'or') return a.parts.every((part) => patternNarrower(part, b));
  if (b.op === 'and') return b.parts.every((part) => patternNarrower(a, part));
  if (b.op === 'or' && b.parts.some((part) => patternNarrower(a, part))) return true;
  if (a.op === 'and' && a.parts.some((part) => patternNarrower(part, b))) return true;
  return a.op === 'act' && b.op === 'act' && actNarrower(a, b);
}

function actNarrower(a: ActPattern, b: ActPattern): boolean {
  return (
    a.kind === b.kind &&
    (b.by === null || a.by === b.by) &&
    (b.as === null || a.as === b.as) &&
    conditionNarrower(a.condition, b.condition)
  );
}
