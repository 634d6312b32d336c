import type { ObjectType } from '@tracecraft/record';
import { Cursor } from './cursor.ts';
import { parseCondition } from './parse-condition.ts';
import { parseForm } from './parse-form.ts';
import { parsePattern } from './parse-pattern.ts';
import { nearest } from './suggest.ts';
import type { Check, Form } from './syntax.ts';
import { tokens } from './token.ts';
import { attributesOf, OBJECTS } from './words.ts';

const EXCUSABLE: ReadonlySet<Form['name']> = new Set([
  'precedence',
  'alternate-precedence',
  'chain-precedence',
  'response',
  'alternate-response',
  'chain-response',
  'not-response',
  'responded-existence',
  'sequence',
  'same-event',
] as const);

/** The tree of a check sentence. Throws SentenceFault pointing at the word that is wrong. */
export function parseCheck(sentence: string): Check {
  const cursor = new Cursor(tokens(sentence));
  cursor.expect('for');
  cursor.expect('each');
  const object = parseObject(cursor);
  const subject = {
    name: object,
    fields: attributesOf(object),
    unknown: 'sentence.unknown-attribute',
    correlates: false,
  } as const;
  const where = cursor.take('where') ? parseCondition(cursor, subject) : null;
  const on = cursor.take('on') ? parseObject(cursor) : null;
  cursor.expect(':', ...(on === null ? ['where', 'on'] : []));
  const form = parseForm(cursor);
  cursor.take(',');
  const unless = EXCUSABLE.has(form.name) && cursor.take('unless') ? parsePattern(cursor) : null;
  if (cursor.peek().kind !== 'end') throw cursor.unexpected(follows(form));
  return { object, where, on, form, unless };
}

function parseObject(cursor: Cursor): ObjectType {
  const token = cursor.next();
  const object = OBJECTS.find((name) => name === token.text);
  if (object !== undefined) return object;
  return cursor.fail('sentence.unknown-object', token, {
    found: token.text,
    suggestion: nearest(token.text, OBJECTS) ?? '',
  });
}

/** What could still come, for the suggestion. */
function follows(form: Form): readonly string[] {
  const more: readonly string[] =
    form.name === 'response'
      ? ['within', 'before']
      : form.name === 'precedence'
        ? ['within']
        : form.name === 'not-response'
          ? ['until', 'for']
          : [];
  return [...more, 'with', 'by', 'and', 'or', ...(EXCUSABLE.has(form.name) ? ['unless'] : [])];
}
