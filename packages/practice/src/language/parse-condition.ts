import type { FieldSpec } from '@tracecraft/record';
import type { Cursor } from './cursor.ts';
import type { ProblemCode } from './problem.ts';
import { nearest } from './suggest.ts';
import type { Condition, Operand, Relation, StateWord } from './syntax.ts';
import type { Token } from './token.ts';
import { FOLDS, STATE_WORDS } from './fold-words.ts';
import { parseQuantity } from './quantity.ts';
import { KEYWORDS } from './words.ts';

/** What a condition may speak about: fields of one act, or attributes of one object. */
export interface Subject {
  readonly name: string;
  readonly fields: Readonly<Record<string, FieldSpec>>;
  readonly unknown: ProblemCode;
  /** `same X`, `now` and `current holder` make sense only where there is an activating act. */
  readonly correlates: boolean;
}

const RELATIONS: readonly string[] = ['=', '≠', '<', '≤', '>', '≥'];
const ORDERED = new Set(['integer', 'time']);

/** COND: `or` of `and` of single conditions; no brackets. */
export function parseCondition(cursor: Cursor, subject: Subject): Condition {
  const parts = [parseAll(cursor, subject)];
  while (continues(cursor, 'or')) parts.push(parseAll(cursor, subject));
  return parts.length === 1 ? parts[0]! : { op: 'or', parts };
}

function parseAll(cursor: Cursor, subject: Subject): Condition {
  const parts = [parseOne(cursor, subject)];
  while (continues(cursor, 'and')) parts.push(parseOne(cursor, subject));
  return parts.length === 1 ? parts[0]! : { op: 'and', parts };
}

/** `and` belongs to the condition only when a condition follows; otherwise it joins two acts. */
function continues(cursor: Cursor, joint: 'and' | 'or'): boolean {
  if (!cursor.sees(joint)) return false;
  const [first, second] = [cursor.peek(1), cursor.peek(2)];
  const starts = ['same', 'different', 'not'].includes(first.text) && first.kind === 'word';
  const relates = second.kind !== 'text' && [...RELATIONS, 'in', 'is', 'includes'].includes(second.text);
  const folds = STATE_WORDS.some((state) => cursor.sees(joint, ...state.split(' ')));
  return (starts || relates || folds) && cursor.take(joint);
}

function parseOne(cursor: Cursor, subject: Subject): Condition {
  if (cursor.take('not')) return { op: 'not', part: parseOne(cursor, subject) };
  for (const op of ['same', 'different'] as const)
    if (cursor.take(op)) return { op, field: parseCorrelated(cursor, subject) };
  const state = subject.correlates ? takeState(cursor) : null;
  if (state !== null) return parseMeasure(cursor, subject, state);
  const field = parseField(cursor, subject);
  const spec = subject.fields[field]!;
  if (cursor.take('is')) {
    cursor.expect('recorded');
    return { op: 'recorded', field };
  }
  if (cursor.take('in')) return parseMembership(cursor, subject, field, spec);
  if (spec.type === 'list') {
    cursor.expect('includes', 'is');
    return { op: 'includes', field, value: parseText(cursor, field, spec) };
  }
  return parseComparison(cursor, subject, field);
}

/** A fold word that comes next, taken whole; null when none does. `now` alone is no measure. */
function takeState(cursor: Cursor): StateWord | null {
  return STATE_WORDS.find((state) => state !== 'now' && cursor.take(...state.split(' '))) ?? null;
}

function parseMeasure(cursor: Cursor, subject: Subject, state: StateWord): Condition {
  const spec = FOLDS[state];
  if (spec.type === 'list') {
    cursor.expect('includes');
    return { op: 'measure', state, relation: 'includes', value: { literal: parseText(cursor, state, spec) } };
  }
  const sign = cursor.peek();
  const relation = cursor.expect(...RELATIONS) as Relation;
  if (!['=', '≠'].includes(relation) && !ORDERED.has(spec.type))
    cursor.fail('sentence.wrong-type', sign, { field: state, type: spec.type, found: relation });
  return { op: 'measure', state, relation, value: operandOf(cursor, subject, state, spec) };
}

function parseMembership(cursor: Cursor, subject: Subject, field: string, spec: FieldSpec): Condition {
  const token = cursor.peek();
  const state = subject.correlates ? takeState(cursor) : null;
  if (state === null) return { op: 'in', field, values: parseList(cursor, field, spec) };
  if (FOLDS[state].type !== 'list')
    cursor.fail('sentence.wrong-type', token, { field: state, type: FOLDS[state].type, found: 'in' });
  return { op: 'member', field, state };
}

/** One word or quoted text of a list. */
function parseText(cursor: Cursor, field: string, spec: FieldSpec): string {
  const token = cursor.next();
  if (token.kind !== 'text' && (token.kind !== 'word' || KEYWORDS.has(token.text)))
    cursor.fail('sentence.wrong-type', token, { field, type: spec.type, found: token.text });
  return token.text;
}

function parseCorrelated(cursor: Cursor, subject: Subject): string {
  if (!subject.correlates) throw cursor.unexpected(Object.keys(subject.fields));
  return parseField(cursor, subject);
}

function parseField(cursor: Cursor, subject: Subject): string {
  const token = cursor.peek();
  const known = Object.keys(subject.fields);
  if (token.kind === 'end') throw cursor.unexpected(known);
  if (token.kind !== 'word' || !Object.hasOwn(subject.fields, token.text))
    cursor.fail(subject.unknown, token, {
      found: token.text,
      subject: subject.name,
      suggestion: nearest(token.text, known) ?? '',
    });
  return cursor.next().text;
}

function parseComparison(cursor: Cursor, subject: Subject, field: string): Condition {
  const spec = subject.fields[field]!;
  const sign = cursor.peek();
  const relation = cursor.expect(...RELATIONS, 'in', 'is') as Relation;
  if (!['=', '≠'].includes(relation) && !ORDERED.has(spec.type))
    cursor.fail('sentence.wrong-type', sign, { field, type: spec.type, found: relation });
  return { op: 'compare', field, relation, value: operandOf(cursor, subject, field, spec) };
}

/** A fold of the field's own type, or a literal. */
function operandOf(cursor: Cursor, subject: Subject, field: string, spec: FieldSpec): Operand {
  const token = cursor.peek();
  const state = STATE_WORDS.find((word) => cursor.sees(...word.split(' ')));
  if (subject.correlates && state !== undefined && FOLDS[state].type === spec.type) {
    cursor.take(...state.split(' '));
    return { state };
  }
  if (spec.type === 'time')
    cursor.fail('sentence.wrong-type', token, { field, type: 'time', found: token.text });
  return { literal: parseLiteral(cursor, field, spec) };
}

function parseList(cursor: Cursor, field: string, spec: FieldSpec): (string | number | boolean)[] {
  cursor.expect('(');
  const values = [parseLiteral(cursor, field, spec)];
  while (cursor.take(',') || cursor.take('or')) values.push(parseLiteral(cursor, field, spec));
  cursor.expect(')');
  return values;
}

function parseLiteral(cursor: Cursor, field: string, spec: FieldSpec): string | number | boolean {
  const token = cursor.next();
  if (spec.type === 'choice') return choice(cursor, token, field, spec.choices ?? []);
  if (spec.type === 'yes-no') return choice(cursor, token, field, ['yes', 'no']) === 'yes';
  if (spec.type === 'integer') return parseQuantity(cursor, token, field, spec);
  const bare =
    token.kind === 'text' || token.kind === 'number' || (token.kind === 'word' && !KEYWORDS.has(token.text));
  if (!bare || spec.type === 'list' || spec.type === 'time')
    cursor.fail('sentence.wrong-type', token, { field, type: spec.type, found: token.text });
  return token.text;
}

function choice(cursor: Cursor, token: Token, field: string, choices: readonly string[]): string {
  if (choices.includes(token.text)) return token.text;
  return cursor.fail('sentence.unknown-choice', token, {
    found: token.text,
    field,
    choices: choices.join(', '),
    suggestion: nearest(token.text, choices) ?? '',
  });
}
