import type { Cursor } from './cursor.ts';
import { parseDuration } from './duration.ts';
import { parseCondition, type Subject } from './parse-condition.ts';
import { parseActivation, parseAlternatives, parsePattern } from './parse-pattern.ts';
import { nearest } from './suggest.ts';
import type { Form, Pattern } from './syntax.ts';
import { kindFor } from './words.ts';

const OPENERS: readonly [readonly string[], (cursor: Cursor) => Form][] = [
  [['before', 'each'], alternatePrecedence],
  [['before'], precedence],
  [['just', 'before'], (cursor) => ({ name: 'chain-precedence', ...required(cursor) })],
  [['after', 'each'], alternateResponse],
  [['after'], afterwards],
  [['just', 'after'], (cursor) => ({ name: 'chain-response', ...required(cursor) })],
  [['never'], (cursor) => ({ name: 'absence', target: parseActivation(cursor) })],
  [['at', 'least'], (cursor) => counted(cursor, 'existence')],
  [['at', 'most'], (cursor) => counted(cursor, 'at-most')],
  [['exactly'], (cursor) => counted(cursor, 'exactly')],
  [['if'], respondedExistence],
  [['not', 'both'], notCoexistence],
  [['in', 'order'], sequence],
  [['whenever'], sameEvent],
];

/** One of the forms of docs/spec/practice.md §forms. */
export function parseForm(cursor: Cursor): Form {
  for (const [words, parse] of OPENERS) if (cursor.take(...words)) return parse(cursor);
  const token = cursor.peek();
  if (token.kind === 'end') throw cursor.unexpected(OPENERS.map(([words]) => words.join(' ')));
  const suggestion =
    nearest(
      token.text,
      OPENERS.map(([words]) => words.join(' ')),
    ) ?? '';
  return cursor.fail('sentence.unknown-form', token, { found: token.text, suggestion });
}

function required(cursor: Cursor): { activation: Pattern; target: Pattern } {
  const activation = parseActivation(cursor);
  comma(cursor);
  cursor.expect('require');
  return { activation, target: parsePattern(cursor) };
}

function comma(cursor: Cursor): void {
  cursor.take(',');
}

function precedence(cursor: Cursor): Form {
  const both = required(cursor);
  return { name: 'precedence', ...both, within: cursor.take('within') ? parseDuration(cursor) : null };
}

function alternatePrecedence(cursor: Cursor): Form {
  const activation = parseActivation(cursor);
  comma(cursor);
  cursor.expect('require');
  cursor.expect('a');
  cursor.expect('new');
  return { name: 'alternate-precedence', activation, target: parsePattern(cursor) };
}

function alternateResponse(cursor: Cursor): Form {
  const both = required(cursor);
  cursor.expect('before');
  cursor.expect('the');
  cursor.expect('next');
  const token = cursor.peek();
  const again = parseActivation(cursor);
  if (JSON.stringify(again) !== JSON.stringify(both.activation))
    cursor.fail('sentence.unexpected-word', token, { found: token.text, expected: 'act', suggestion: '' });
  return { name: 'alternate-response', ...both };
}

function afterwards(cursor: Cursor): Form {
  const activation = parseActivation(cursor);
  comma(cursor);
  if (cursor.expect('require', 'never') === 'never') return notResponse(cursor, activation);
  const target = parsePattern(cursor);
  const within = cursor.take('within') ? parseDuration(cursor) : null;
  const before = cursor.take('before') ? parseActivation(cursor) : null;
  return { name: 'response', activation, target, within, before };
}

function notResponse(cursor: Cursor, activation: Pattern): Form {
  const target = parseActivation(cursor);
  const until = cursor.take('until') ? parseActivation(cursor) : null;
  const lasting = cursor.take('for') ? parseDuration(cursor) : null;
  return { name: 'not-response', activation, target, until, lasting };
}

function counted(cursor: Cursor, name: 'existence' | 'at-most' | 'exactly'): Form {
  const token = cursor.peek();
  const count = Number(token.text);
  if (token.kind !== 'number' || count > 1_000_000)
    cursor.fail('sentence.bad-number', token, { found: token.text });
  cursor.next();
  const target = parseActivation(cursor);
  return { name, count, target, within: cursor.take('within', 'any') ? parseDuration(cursor) : null };
}

function respondedExistence(cursor: Cursor): Form {
  const activation = parseActivation(cursor);
  comma(cursor);
  cursor.expect('also');
  return { name: 'responded-existence', activation, target: parsePattern(cursor) };
}

/** `not both E and P`: here `and` separates the two acts. */
function notCoexistence(cursor: Cursor): Form {
  const activation = parseAlternatives(cursor);
  cursor.expect('and');
  return { name: 'not-coexistence', activation, target: parseActivation(cursor) };
}

function sequence(cursor: Cursor): Form {
  cursor.take(':');
  const steps = [parseActivation(cursor)];
  while (cursor.take(';')) steps.push(parseActivation(cursor));
  if (steps.length < 2) throw cursor.unexpected([';']);
  return { name: 'sequence', steps };
}

function sameEvent(cursor: Cursor): Form {
  const activation = parseActivation(cursor);
  comma(cursor);
  cursor.expect('require');
  return { name: 'same-event', activation, condition: parseCondition(cursor, subjectOf(activation)) };
}

/** Fields every act of the activation has. */
function subjectOf(activation: Pattern): Subject {
  const acts =
    activation.op === 'act'
      ? [activation]
      : activation.parts.flatMap((part) => (part.op === 'act' ? [part] : []));
  const [first, ...rest] = acts.map((act) => kindFor(act.verb)?.fields ?? {});
  const shared = Object.entries(first ?? {}).filter(([name]) =>
    rest.every((fields) => Object.hasOwn(fields, name)),
  );
  const name = acts.map((act) => act.verb).join(' or ');
  return { name, fields: Object.fromEntries(shared), unknown: 'sentence.unknown-field', correlates: true };
}
