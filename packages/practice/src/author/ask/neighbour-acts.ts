import type { Condition, Pattern } from '../../language/syntax.ts';

type ActNeighbour = 'any-such-act' | 'any-officer' | 'all-of-them' | 'one-of-them';

/** Patterns beside a required or forbidden one: a condition or performer left out, `and` for `or` and back. */
export function asks(pattern: Pattern): readonly (readonly [ActNeighbour, Pattern])[] {
  if (pattern.op === 'act')
    return [
      ...(pattern.condition === null ? [] : [['any-such-act', { ...pattern, condition: null }] as const]),
      ...(pattern.by === null ? [] : [['any-officer', { ...pattern, by: null }] as const]),
    ];
  const { parts } = pattern;
  const plain = parts.every(({ op }) => op === 'act');
  if (!plain) return [];
  return [pattern.op === 'or' ? ['all-of-them', { op: 'and', parts }] : ['one-of-them', { op: 'or', parts }]];
}

/** The condition with one part left out, for each part. */
export function narrower(condition: Condition): readonly Condition[] {
  if (!('parts' in condition)) return [];
  const { op, parts } = condition;
  return parts.map((_, i) => {
    const left = parts.filter((_part, j) => j !== i);
    return left.length === 1 ? left[0]! : { op, parts: left };
  });
}

/** The condition with the last of several values left out. */
export function fewerValues(condition: Condition): readonly Condition[] {
  if (condition.op !== 'in' || condition.values.length < 2) return [];
  return [{ ...condition, values: condition.values.slice(0, -1) }];
}
