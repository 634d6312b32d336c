import type { Phrases } from '@tracecraft/phrases';
import { printCondition, printPattern } from '../language/print-check.ts';
import type { Check, Condition, Pattern } from '../language/syntax.ts';
import { patternsOf } from '../monitor/compile.ts';
import { sayCondition, sayPattern, word } from './sentence.ts';

/** `missing` of a verdict in the reader's language: its pieces are found again in the tree of the check. */
export function sayMissing(missing: string, check: Check, phrases: Phrases): string {
  const said = new Map<string, string>();
  for (const pattern of patternsOf(check)) learn(pattern, said, phrases);
  if (check.form.name === 'same-event')
    said.set(printCondition(check.form.condition), sayCondition(check.form.condition, phrases));
  if (missing.startsWith('never '))
    return phrases.say('practice.form.absence', { target: pieces(missing.slice(6), said, phrases) });
  return pieces(missing, said, phrases);
}

/** A failed condition of a nearest miss (`scale = yes`, `within 5 min`, `before collect`) in the reader's language. */
export function sayFailed(condition: string, check: Check, phrases: Phrases): string {
  const said = new Map<string, string>();
  for (const pattern of patternsOf(check)) learn(pattern, said, phrases);
  if (check.form.name === 'same-event') learnCondition(check.form.condition, said, phrases);
  const own = said.get(condition);
  if (own !== undefined) return own;
  const [first = '', ...rest] = condition.split(' ');
  if (first === 'before' || first === 'after')
    return phrases.say(`practice.place.${first}`, { target: alternatives(rest.join(' '), said, phrases) });
  if (first === 'within')
    return phrases.say('practice.limit.within', { duration: sayLength(rest.join(' '), phrases) }).trim();
  if (first === 'by')
    return phrases.say(condition.includes('same') ? 'practice.by.same' : 'practice.by.another').trim();
  return condition;
}

const LENGTH = /^(\d+) (s|min|h|d)$/;

/** A printed duration in the reader's language. */
function sayLength(text: string, phrases: Phrases): string {
  const [, count = '', unit = ''] = LENGTH.exec(text) ?? [];
  return unit === '' ? text : phrases.say(`practice.duration.${unit}`, { count });
}

/** What a nearest miss found instead, in the reader's language. */
export function sayFound(found: string, phrases: Phrases): string {
  if (found === 'yes' || found === 'no') return phrases.say(`practice.value.${found}`);
  if (LENGTH.test(found)) return sayLength(found, phrases);
  const place = `practice.place.${found}-it`;
  return phrases.has(place) ? phrases.say(place) : word('choice', found, phrases);
}

function alternatives(text: string, said: ReadonlyMap<string, string>, phrases: Phrases): string {
  return (
    said.get(text) ??
    text
      .split(' or ')
      .map((part) => said.get(part) ?? part)
      .join(phrases.say('practice.joint.or'))
  );
}

function learnCondition(condition: Condition, said: Map<string, string>, phrases: Phrases): void {
  said.set(printCondition(condition), sayCondition(condition, phrases));
  if (condition.op === 'not') learnCondition(condition.part, said, phrases);
  if (condition.op === 'and' || condition.op === 'or')
    for (const part of condition.parts) learnCondition(part, said, phrases);
}

function learn(pattern: Pattern, said: Map<string, string>, phrases: Phrases): void {
  said.set(printPattern(pattern), sayPattern(pattern, phrases));
  if (pattern.op !== 'act') for (const part of pattern.parts) learn(part, said, phrases);
  else if (pattern.condition !== null) learnCondition(pattern.condition, said, phrases);
}

function pieces(text: string, said: ReadonlyMap<string, string>, phrases: Phrases): string {
  const whole = said.get(text);
  if (whole !== undefined) return whole;
  const steps = text.split('; ');
  if (steps.length > 1)
    return steps.map((step) => pieces(step, said, phrases)).join(phrases.say('practice.joint.step'));
  return text
    .split(' and ')
    .map((part) => said.get(part) ?? part)
    .join(phrases.say('practice.joint.and'));
}
