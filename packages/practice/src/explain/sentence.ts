import type { Params, Phrases } from '@tracecraft/phrases';
import type { FieldSpec } from '@tracecraft/record';
import { CHECK_LANGUAGE_CODE } from '../language/localised/parse-sentence.ts';
import { sayWord } from '../language/localised/lexicon.ts';
import { chooseParticles } from '../language/localised/particles.ts';
import { printDuration } from '../language/duration.ts';
import { FOLDS } from '../language/fold-words.ts';
import { fieldsShared, printCheck, type FieldSpecs } from '../language/print-check.ts';
import { printQuantity } from '../language/quantity.ts';
import type {
  ActPattern,
  Check,
  Condition,
  Form,
  Operand,
  Pattern,
  Relation,
  StateWord,
} from '../language/syntax.ts';
import { attributesOf, kindFor } from '../language/words.ts';

/**
 * The check sentence in the reader's language, from the same tree that is computed; `parseSentence` reads it back. In
 * English it is the check language itself; other languages are machine-drafted, to be shown with that mark.
 */
export function sentence(check: Check, phrases: Phrases): string {
  if (phrases.language === CHECK_LANGUAGE_CODE) return printCheck(check);
  return chooseParticles(sentenceByTemplates(check, phrases));
}

/** The same from the templates of the catalogue, whatever its language. */
function sentenceByTemplates(check: Check, phrases: Phrases): string {
  const { say } = phrases;
  const { object, where, on, unless } = check;
  return say('practice.sentence', {
    object: word('object', object, phrases),
    where:
      where === null
        ? ''
        : say('practice.sentence.where', { condition: sayCondition(where, phrases, attributesOf(object)) }),
    on: on === null ? '' : say('practice.sentence.on', { object: word('object', on, phrases) }),
    form: sayForm(check.form, phrases),
    unless: unless === null ? '' : say('practice.sentence.unless', { target: sayPattern(unless, phrases) }),
  });
}

function sayPattern(pattern: Pattern, phrases: Phrases): string {
  if (pattern.op === 'act') return sayAct(pattern, phrases);
  const joint = phrases.say(`practice.joint.${pattern.op}`);
  return pattern.parts.map((part) => sayPattern(part, phrases)).join(joint);
}

function sayAct(act: ActPattern, phrases: Phrases): string {
  const { say } = phrases;
  const bare = word('verb', act.verb, phrases);
  const verb =
    act.as === null ? bare : say('practice.act.as', { verb: bare, role: word('role', act.as, phrases) });
  const by = act.by === null ? '' : say(`practice.by.${act.by}`);
  if (act.condition === null) return say('practice.act', { verb, by });
  const fields = kindFor(act.verb)?.fields ?? {};
  return say('practice.act.with', { verb, by, condition: sayCondition(act.condition, phrases, fields) });
}

const RELATIONS: Readonly<Record<Relation, string>> = {
  '=': 'equal',
  '≠': 'unequal',
  '<': 'less',
  '≤': 'at-most',
  '>': 'more',
  '≥': 'at-least',
};

/** `fields` tells the unit of a number compared with one of them. */
function sayCondition(condition: Condition, phrases: Phrases, fields: FieldSpecs): string {
  const { say } = phrases;
  if (condition.op === 'not')
    return say('practice.condition.not', { condition: sayCondition(condition.part, phrases, fields) });
  if ('parts' in condition) {
    const joint = say(`practice.joint.${condition.op}`);
    return condition.parts.map((part) => sayCondition(part, phrases, fields)).join(joint);
  }
  const field =
    condition.op === 'measure' ? sayState(condition.state, phrases) : word('field', condition.field, phrases);
  return say(`practice.condition.${relationOf(condition)}`, {
    field,
    ...sayValues(condition, phrases, fields),
  });
}

type Single = Exclude<Condition, { op: 'and' | 'or' | 'not' }>;

function relationOf(condition: Single): string {
  if (condition.op !== 'compare' && condition.op !== 'measure') return condition.op;
  return condition.relation === 'includes' ? 'includes' : RELATIONS[condition.relation];
}

function sayValues(condition: Single, phrases: Phrases, fields: FieldSpecs): Params {
  switch (condition.op) {
    case 'compare':
      return { value: sayOperand(condition.value, phrases, fields[condition.field]) };
    case 'measure':
      return { value: sayOperand(condition.value, phrases, FOLDS[condition.state]) };
    case 'includes':
      return { value: sayValue(condition.value, phrases, undefined) };
    case 'member':
      return { list: sayState(condition.state, phrases) };
    case 'in': {
      const spec = fields[condition.field];
      const values = condition.values.map((value) => sayValue(value, phrases, spec));
      return { values: values.join(phrases.say('practice.joint.list')) };
    }
    default:
      return {};
  }
}

function sayState(state: StateWord, phrases: Phrases): string {
  return word('state', state, phrases);
}

function sayOperand(operand: Operand, phrases: Phrases, spec: FieldSpec | undefined): string {
  return 'state' in operand ? sayState(operand.state, phrases) : sayValue(operand.literal, phrases, spec);
}

function sayValue(value: string | number | boolean, phrases: Phrases, spec: FieldSpec | undefined): string {
  if (typeof value === 'boolean') return phrases.say(value ? 'practice.value.yes' : 'practice.value.no');
  if (typeof value === 'number') return sayQuantity(value, phrases, spec);
  const isWord = phrases.has(`practice.choice.${value}`) || spec?.choices?.includes(value) === true;
  return isWord ? word('choice', value, phrases) : `"${value}"`;
}

/** A number with the unit of its field, in the reader's language: `15 min`, `500 mg`. */
function sayQuantity(value: number, phrases: Phrases, spec: FieldSpec | undefined): string {
  const [count = '', unit] = printQuantity(value, spec).split(' ');
  if (unit === undefined) return count;
  return phrases.say(`practice.${spec?.unit === 'mg' ? 'mass' : 'duration'}.${unit}`, { count });
}

/** A word of the vocabulary in the reader's language, or as it is where the language has none. */
function word(
  sort: 'object' | 'verb' | 'field' | 'choice' | 'state' | 'role',
  name: string,
  phrases: Phrases,
): string {
  const id = `practice.${sort}.${name.replaceAll(' ', '-')}`;
  return phrases.has(id) ? sayWord(id, phrases) : name;
}

/** `5 min` in the reader's language. */
function sayDuration(ms: number, phrases: Phrases): string {
  const [count, unit] = printDuration(ms).split(' ');
  return phrases.say(`practice.duration.${unit}`, { count: String(count) });
}

function sayForm(form: Form, phrases: Phrases): string {
  const { say } = phrases;
  const params: Record<string, string | number> = { within: '', before: '', until: '', lasting: '' };
  if ('activation' in form) params['activation'] = sayPattern(form.activation, phrases);
  if ('target' in form) params['target'] = sayPattern(form.target, phrases);
  // As text: ICU would group the digits of a number.
  if ('count' in form) params['count'] = String(form.count);
  if (form.name === 'same-event')
    params['condition'] = sayCondition(form.condition, phrases, fieldsShared(form.activation));
  if (form.name === 'sequence')
    params['steps'] = form.steps.map((step) => sayPattern(step, phrases)).join(say('practice.joint.step'));
  return say(`practice.form.${form.name}`, { ...params, ...limits(form, phrases) });
}

function limits(form: Form, phrases: Phrases): Params {
  const duration = (id: string, ms: number | null): string =>
    ms === null ? '' : phrases.say(id, { duration: sayDuration(ms, phrases) });
  const act = (id: string, pattern: Pattern | null): string =>
    pattern === null ? '' : phrases.say(id, { target: sayPattern(pattern, phrases) });
  switch (form.name) {
    case 'precedence':
      return { within: duration('practice.limit.within', form.within) };
    case 'existence':
    case 'at-most':
    case 'exactly':
      return { within: duration('practice.limit.within-any', form.within) };
    case 'response':
      return {
        within: duration('practice.limit.within', form.within),
        before: act('practice.limit.before', form.before),
      };
    case 'not-response':
      return {
        until: act('practice.limit.until', form.until),
        lasting: duration('practice.limit.lasting', form.lasting),
      };
    default:
      return {};
  }
}
