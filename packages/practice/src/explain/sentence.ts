import type { Params, Phrases } from '@tracecraft/phrases';
import type { FieldSpec } from '@tracecraft/record';
import type { ActPattern, Check, Condition, Form, Operand, Pattern, StateWord } from '../language/syntax.ts';
import { FOLDS } from '../language/fold-words.ts';
import { printQuantity } from '../language/quantity.ts';
import { printDuration } from '../language/duration.ts';
import { printLiteral } from '../language/print-check.ts';
import { KEYWORDS } from '../language/words.ts';

/**
 * The check sentence in the reader's language, from the same tree that is computed. In English it is the check language
 * itself and parses back to the same tree; other languages are machine-drafted templates, to be shown with that mark.
 */
export function sentence(check: Check, phrases: Phrases): string {
  const where =
    check.where === null
      ? ''
      : phrases.say('practice.sentence.where', { condition: sayCondition(check.where, phrases) });
  const unless =
    check.unless === null
      ? ''
      : phrases.say('practice.sentence.unless', { target: sayPattern(check.unless, phrases) });
  return phrases.say('practice.sentence', {
    object: word('object', check.object, phrases),
    where,
    form: sayForm(check.form, phrases),
    unless,
  });
}

/** Acts in words. */
export function sayPattern(pattern: Pattern, phrases: Phrases): string {
  if (pattern.op !== 'act')
    return pattern.parts
      .map((part) => sayPattern(part, phrases))
      .join(phrases.say(`practice.joint.${pattern.op}`));
  return sayAct(pattern, phrases);
}

function sayAct(act: ActPattern, phrases: Phrases): string {
  const verb = word('verb', act.verb, phrases);
  const by = act.by === null ? '' : phrases.say(`practice.by.${act.by}`);
  if (act.condition === null) return phrases.say('practice.act', { verb, by });
  return phrases.say('practice.act.with', { verb, by, condition: sayCondition(act.condition, phrases) });
}

/** A condition in words. */
export function sayCondition(condition: Condition, phrases: Phrases): string {
  switch (condition.op) {
    case 'compare':
      return phrases.say('practice.condition.compare', {
        field: word('field', condition.field, phrases),
        relation: condition.relation,
        value: sayOperand(condition.value, phrases),
      });
    case 'measure':
      return phrases.say(
        condition.relation === 'includes' ? 'practice.condition.includes' : 'practice.condition.compare',
        {
          field: sayState(condition.state, phrases),
          relation: condition.relation,
          value: sayOperand(condition.value, phrases, FOLDS[condition.state]),
        },
      );
    case 'includes':
      return phrases.say('practice.condition.includes', {
        field: word('field', condition.field, phrases),
        value: sayValue(condition.value, phrases),
      });
    case 'member':
      return phrases.say('practice.condition.member', {
        field: word('field', condition.field, phrases),
        list: sayState(condition.state, phrases),
      });
    case 'in': {
      const values = condition.values
        .map((value) => sayValue(value, phrases))
        .join(phrases.say('practice.joint.list'));
      return phrases.say('practice.condition.in', { field: word('field', condition.field, phrases), values });
    }
    case 'not':
      return phrases.say('practice.condition.not', { condition: sayCondition(condition.part, phrases) });
    case 'and':
    case 'or':
      return condition.parts
        .map((part) => sayCondition(part, phrases))
        .join(phrases.say(`practice.joint.${condition.op}`));
    default:
      return phrases.say(`practice.condition.${condition.op}`, {
        field: word('field', condition.field, phrases),
      });
  }
}

function sayState(state: StateWord, phrases: Phrases): string {
  return phrases.say(`practice.state.${state.replaceAll(' ', '-')}`);
}

function sayOperand(operand: Operand, phrases: Phrases, spec?: FieldSpec): string {
  if ('state' in operand) return sayState(operand.state, phrases);
  return typeof operand.literal === 'number'
    ? printQuantity(operand.literal, spec)
    : sayValue(operand.literal, phrases);
}

/** A word of the vocabulary in the reader's language, or as it is where the language has none. */
export function word(sort: 'object' | 'verb' | 'field' | 'choice', name: string, phrases: Phrases): string {
  const id = `practice.${sort}.${name}`;
  return phrases.has(id) ? phrases.say(id) : name;
}

function sayValue(value: string | number | boolean, phrases: Phrases): string {
  if (typeof value === 'boolean') return phrases.say(value ? 'practice.value.yes' : 'practice.value.no');
  const plain = printLiteral(value);
  return typeof value === 'string' && !KEYWORDS.has(value) && phrases.has(`practice.choice.${value}`)
    ? word('choice', value, phrases)
    : plain;
}

/** `5 min` in the reader's language. */
export function sayDuration(ms: number, phrases: Phrases): string {
  const [count, unit] = printDuration(ms).split(' ');
  return phrases.say(`practice.duration.${unit}`, { count: String(count) });
}

function sayForm(form: Form, phrases: Phrases): string {
  const params: Record<string, string | number> = { within: '', before: '', until: '', lasting: '' };
  if ('activation' in form) params['activation'] = sayPattern(form.activation, phrases);
  if ('target' in form) params['target'] = sayPattern(form.target, phrases);
  // As text: ICU would group the digits of a number.
  if ('count' in form) params['count'] = String(form.count);
  if (form.name === 'same-event') params['condition'] = sayCondition(form.condition, phrases);
  if (form.name === 'sequence')
    params['steps'] = form.steps
      .map((step) => sayPattern(step, phrases))
      .join(phrases.say('practice.joint.step'));
  return phrases.say(`practice.form.${form.name}`, { ...params, ...limits(form, phrases) });
}

function limits(form: Form, phrases: Phrases): Params {
  const duration = (id: string, ms: number | null): string =>
    ms === null ? '' : phrases.say(id, { duration: sayDuration(ms, phrases) });
  const act = (id: string, pattern: Pattern | null): string =>
    pattern === null ? '' : phrases.say(id, { target: sayPattern(pattern, phrases) });
  if (form.name === 'precedence') return { within: duration('practice.limit.within', form.within) };
  if (form.name === 'response')
    return {
      within: duration('practice.limit.within', form.within),
      before: act('practice.limit.before', form.before),
    };
  if (form.name === 'not-response')
    return {
      until: act('practice.limit.until', form.until),
      lasting: duration('practice.limit.lasting', form.lasting),
    };
  return {};
}
