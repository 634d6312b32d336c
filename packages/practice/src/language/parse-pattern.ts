import type { EventKind } from '@tracecraft/record';
import type { Cursor } from './cursor.ts';
import { parseCondition } from './parse-condition.ts';
import { nearest } from './suggest.ts';
import type { ActPattern, Pattern } from './syntax.ts';
import { kindFor, verbs } from './words.ts';

/** P: acts joined by `and` / `or`; `and` binds tighter; no brackets. */
export function parsePattern(cursor: Cursor): Pattern {
  return joined(cursor, 'or', () => joined(cursor, 'and', () => parseAct(cursor)));
}

/** Acts of which any one activates the check: `collect or move`. */
export function parseActivation(cursor: Cursor): Pattern {
  const pattern = parseAlternatives(cursor);
  if (cursor.sees('and')) cursor.fail('sentence.not-in-this-version', cursor.peek(), { found: 'and' });
  return pattern;
}

/** Acts joined by `or` alone. */
export function parseAlternatives(cursor: Cursor): Pattern {
  return joined(cursor, 'or', () => parseAct(cursor));
}

function joined(cursor: Cursor, op: 'and' | 'or', part: () => Pattern): Pattern {
  const parts = [part()];
  while (cursor.take(op)) parts.push(part());
  return parts.length === 1 ? parts[0]! : { op, parts };
}

function parseAct(cursor: Cursor): ActPattern {
  const token = cursor.peek();
  const kind = token.kind === 'word' ? kindFor(token.text) : undefined;
  if (token.kind === 'end') throw cursor.unexpected(['act']);
  if (kind === undefined)
    return cursor.fail('sentence.unknown-verb', token, {
      found: token.text,
      suggestion: nearest(token.text, verbs()) ?? '',
    });
  cursor.next();
  const subject = {
    name: token.text,
    fields: kind.fields,
    unknown: 'sentence.unknown-field',
    correlates: true,
  } as const;
  const as = cursor.take('as') ? parseRole(cursor, kind) : null;
  const condition = cursor.take('with') ? parseCondition(cursor, subject) : null;
  return { op: 'act', verb: token.text, kind: kind.kind, condition, by: parsePerformer(cursor), as };
}

/** A role in which the act touches the bound object. */
function parseRole(cursor: Cursor, kind: EventKind): string {
  const created = kind.creates === undefined ? [] : ['created'];
  return cursor.expect(...kind.objects.map(({ role }) => role), ...created, 'performer');
}

function parsePerformer(cursor: Cursor): ActPattern['by'] {
  if (!cursor.take('by')) return null;
  cursor.take('the');
  const by = cursor.expect('another', 'same') as 'another' | 'same';
  cursor.expect('officer');
  return by;
}
