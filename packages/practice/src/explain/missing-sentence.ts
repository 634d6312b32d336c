import type { Phrases } from '@tracecraft/phrases';
import { fieldsShared, printCondition, printPattern, type FieldSpecs } from '../language/print-check.ts';
import type { Check, Condition, Pattern } from '../language/syntax.ts';
import { kindFor } from '../language/words.ts';
import { patternsOf } from '../monitor/compile.ts';
import type { NearestMiss } from '../verdict.ts';
import { plainPattern, type ActForm } from './plain/plain-act.ts';
import { plainCondition } from './plain/plain-condition.ts';
import { contextOf, plainForm } from './plain/plain-sentence.ts';
import { plainDuration, plainList, plainWord, tidy, type PlainContext } from './plain/plain-words.ts';

/** `missing` of a verdict as people say it: its pieces are found again in the tree of the check. */
export function sayMissing(missing: string, check: Check, phrases: Phrases): string {
  const context = contextOf(check, phrases);
  const { form } = check;
  if (form.name === 'same-event') {
    const condition = plainCondition(form.condition, 'that', fieldsShared(form.activation), context);
    return tidy(phrases.say('practice.plain.make-sure', { condition }));
  }
  if ('count' in form) return tidy(plainForm(form, context));
  const acts = actsOf(check);
  if (missing.startsWith('never ')) {
    const target = sayActs(missing.slice(6), acts, 'do', context);
    return tidy(phrases.say('practice.plain.form.absence', { target }));
  }
  return tidy(sayActs(missing, acts, 'do', context));
}

/** A failed condition of a nearest miss (`scale = yes`, `within 5 min`, `before collect`) as people say it. */
export function sayFailed(condition: string, check: Check, phrases: Phrases): string {
  const context = contextOf(check, phrases);
  const own = conditionsOf(check).get(condition);
  if (own !== undefined) return tidy(plainCondition(own.condition, 'that', own.fields, context));
  const [first = '', ...rest] = condition.split(' ');
  if (first === 'before' || first === 'after') {
    const target = sayActs(rest.join(' '), actsOf(check), 'doing', context);
    return tidy(phrases.say(`practice.place.${first}`, { target }));
  }
  if (first === 'within')
    return tidy(phrases.say('practice.plain.limit.within', { duration: sayLength(rest.join(' '), phrases) }));
  if (first === 'by')
    return phrases.say(`practice.plain.by.${condition.includes('same') ? 'same' : 'another'}`);
  return condition;
}

/** What the nearest act on record lacked, one sentence for each condition it failed. */
export function sayNearestMiss({ failed }: NearestMiss, check: Check, phrases: Phrases): string {
  return failed
    .map(({ condition, found }) =>
      phrases.say(`practice.explain.${failedName(condition, found, check)}`, {
        condition: sayFailed(condition, check, phrases),
        found: found === null ? '' : sayFound(found, phrases),
      }),
    )
    .join(' ');
}

/** Which phrase `practice.explain.…` says one failed condition: with what is on record, with nothing, or alone where nothing was to be found. */
export function failedName(condition: string, found: string | null, check: Check): string {
  if (found !== null) return 'failed';
  return comparesField(condition, check) ? 'failed.unknown' : 'failed.bare';
}

/** True when a failed condition compares a field of the act, so that "nothing is on record" can be said of it. */
function comparesField(condition: string, check: Check): boolean {
  const own = conditionsOf(check).get(condition)?.condition;
  return own !== undefined && 'field' in own;
}

const LENGTH = /^(\d+) (s|min|h|d)$/;
const UNITS: Readonly<Record<string, number>> = { s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** A printed duration in the reader's language. */
function sayLength(text: string, phrases: Phrases): string {
  const [, count = '', unit = ''] = LENGTH.exec(text) ?? [];
  return unit === '' ? text : plainDuration(Number(count) * UNITS[unit]!, phrases);
}

/** What a nearest miss found instead, in the reader's language. */
export function sayFound(found: string, phrases: Phrases): string {
  if (found === 'yes' || found === 'no') return phrases.say(`practice.value.${found}`);
  if (LENGTH.test(found)) return sayLength(found, phrases);
  const place = `practice.place.${found}-it`;
  if (phrases.has(place)) return phrases.say(place);
  return phrases.has(`practice.choice.${found}`) ? plainWord('choice', found, phrases) : found;
}

/** Every act of the check, and every group of them, under the text the check language prints. */
function actsOf(check: Check): ReadonlyMap<string, Pattern> {
  const acts = new Map<string, Pattern>();
  const learn = (pattern: Pattern): void => {
    acts.set(printPattern(pattern), pattern);
    if (pattern.op !== 'act') pattern.parts.forEach(learn);
  };
  patternsOf(check).forEach(learn);
  return acts;
}

interface FoundCondition {
  readonly condition: Condition;
  readonly fields: FieldSpecs;
}

/** Every condition of the check under the text the check language prints. */
function conditionsOf(check: Check): ReadonlyMap<string, FoundCondition> {
  const found = new Map<string, FoundCondition>();
  const learn = (condition: Condition, fields: FieldSpecs): void => {
    found.set(printCondition(condition), { condition, fields });
    if (condition.op === 'not') learn(condition.part, fields);
    if ('parts' in condition) for (const part of condition.parts) learn(part, fields);
  };
  for (const act of actsOf(check).values())
    if (act.op === 'act' && act.condition !== null) learn(act.condition, kindFor(act.verb)?.fields ?? {});
  if (check.form.name === 'same-event') learn(check.form.condition, fieldsShared(check.form.activation));
  return found;
}

/** Acts of a printed text: `a; b`, `a and b`, `a or b`, or one. */
function sayActs(
  text: string,
  acts: ReadonlyMap<string, Pattern>,
  form: ActForm,
  context: PlainContext,
): string {
  const whole = acts.get(text);
  if (whole !== undefined) return plainPattern(whole, form, context);
  for (const joint of ['and', 'or'] as const) {
    const parts = text.split(` ${joint} `);
    const known = parts.map((part) => acts.get(part));
    if (parts.length > 1 && known.every((part) => part !== undefined))
      return plainList(
        known.map((part) => plainPattern(part, form, context)),
        joint,
        context.phrases,
      );
  }
  const steps = text.split('; ');
  if (steps.length < 2) return text;
  return steps
    .map((step) => sayActs(step, acts, form, context))
    .join(context.phrases.say('practice.plain.step'));
}
