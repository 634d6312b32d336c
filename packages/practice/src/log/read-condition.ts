import { nearest } from '../language/suggest.ts';
import type { RuleReader } from './json-reader.ts';
import { LogFault } from './log-fault.ts';
import { numberIn } from './data-condition.ts';
import type { Correlation, DataCondition, Operator, Scalar } from './rule.ts';

const OPERATORS: Readonly<Record<string, Operator>> = {
  is: 'is',
  '=': 'is',
  '==': 'is',
  'is not': 'is not',
  isnot: 'is not',
  '!=': 'is not',
  '≠': 'is not',
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '>': '>',
  '>=': '>=',
  '≥': '>=',
  in: 'in',
  'not in': 'not in',
  notin: 'not in',
  istrue: 'istrue',
  'is true': 'istrue',
  isfalse: 'isfalse',
  'is false': 'isfalse',
};
const NEEDS_NUMBER: ReadonlySet<Operator> = new Set(['<', '<=', '>', '>=']);
const NEEDS_LIST: ReadonlySet<Operator> = new Set(['in', 'not in']);
const NEEDS_NOTHING: ReadonlySet<Operator> = new Set(['istrue', 'isfalse']);

function unknownOperator(from: RuleReader, found: string, known: readonly string[]): LogFault {
  const near = nearest(found, known) ?? '';
  return new LogFault('unknown-operator', {
    rule: from.rule,
    key: from.name('op'),
    found,
    near,
    known: known.join(', '),
  });
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function valuesOf(from: RuleReader, op: Operator): readonly Scalar[] {
  if (NEEDS_NOTHING.has(op)) return [];
  const value = from.value('value');
  if (NEEDS_LIST.has(op)) {
    if (!Array.isArray(value) || !value.every(isScalar)) throw from.wrong('value', 'list of values');
    return value;
  }
  if (!isScalar(value)) throw from.wrong('value', 'text, number or true/false');
  if (!NEEDS_NUMBER.has(op)) return [value];
  const number = typeof value === 'string' ? numberIn(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) throw from.wrong('value', 'number');
  return [number];
}

/** One entry of `activation` or `target`. Throws LogFault. */
export function readCondition(from: RuleReader): DataCondition {
  const attr = from.text('attr');
  const found = from.text('op').toLowerCase().trim().replaceAll(/\s+/g, ' ');
  const op = Object.hasOwn(OPERATORS, found) ? OPERATORS[found] : undefined;
  if (op === undefined) throw unknownOperator(from, found, Object.keys(OPERATORS));
  return { attr, op, values: valuesOf(from, op) };
}

/** One entry of `correlation`. Throws LogFault. */
export function readCorrelation(from: RuleReader): Correlation {
  const attr = from.text('attr');
  const op = from.text('op').toLowerCase();
  if (op !== 'same' && op !== 'different') throw unknownOperator(from, op, ['same', 'different']);
  return { attr, op };
}
