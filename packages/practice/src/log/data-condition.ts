import type { DataCondition, Scalar } from './rule.ts';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The number a text is as a whole; NaN for any other text, for "" and beyond what a number can hold. */
export function numberIn(text: string): number {
  const number = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : Number.NaN;
}

/** A number in a rule equals any way of writing it in the log; a text only itself. */
function equals(text: string, value: Scalar): boolean {
  return typeof value === 'number' ? numberIn(text) === value : text === String(value);
}

/** Whether an attribute's text meets a condition. Not for absent attributes: they meet none. */
export function meets(text: string, { op, values }: DataCondition): boolean {
  const number = numberIn(text);
  const bound = Number(values[0]);
  switch (op) {
    case 'is':
    case 'in':
      return values.some((value) => equals(text, value));
    case 'is not':
    case 'not in':
      return !values.some((value) => equals(text, value));
    case '<':
      return number < bound;
    case '<=':
      return number <= bound;
    case '>':
      return number > bound;
    case '>=':
      return number >= bound;
    case 'istrue':
      return text === 'true';
    case 'isfalse':
      return text === 'false';
  }
}
