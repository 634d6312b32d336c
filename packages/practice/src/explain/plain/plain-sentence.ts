import type { Phrases } from '@tracecraft/phrases';
import { fieldsShared } from '../../language/print-check.ts';
import type { Check, Form, Pattern } from '../../language/syntax.ts';
import { attributesOf } from '../../language/words.ts';
import { isLong, plainPattern, type ActForm } from './plain-act.ts';
import { plainCondition } from './plain-condition.ts';
import { plainDuration, plainWord, tidy, type PlainContext } from './plain-words.ts';

/** The check as one would say it to a colleague, in the reader's language; `sentence` is what is computed. */
export function plainSentence(check: Check, phrases: Phrases): string {
  const context = contextOf(check, phrases);
  const { say } = phrases;
  const { object, where, on, unless } = check;
  const condition = where === null ? null : plainCondition(where, 'where', attributesOf(object), context);
  return tidy(
    say('practice.plain.sentence', {
      for: say(`practice.plain.for.${object}`, {
        where: condition === null ? '' : say('practice.plain.where', { condition }),
        on: on === null ? '' : say('practice.plain.on', { object: plainWord('object', on, phrases) }),
      }),
      form: plainForm(check.form, context),
      unless:
        unless === null
          ? ''
          : say('practice.plain.unless', { target: plainPattern(unless, 'done', context) }),
    }),
  );
}

/** The form alone: what must be done, and when. */
export function plainForm(form: Form, context: PlainContext): string {
  return context.phrases.say(`practice.plain.form.${form.name}`, partsOf(form, context));
}

/** What the acts of `check` are said to be done to. */
export function contextOf({ object, on }: Check, phrases: Phrases): PlainContext {
  return { phrases, objects: on === null ? [object] : [object, on] };
}

const ACTIVATION: Partial<Record<Form['name'], ActForm>> = {
  'responded-existence': 'when',
  'same-event': 'when',
  'not-coexistence': 'do',
};
const TARGET: Partial<Record<Form['name'], ActForm>> = { 'not-response': 'not', absence: 'do' };

function partsOf(form: Form, context: PlainContext): Record<string, string | number> {
  const act = (pattern: Pattern, as: ActForm): string => plainPattern(pattern, as, context);
  const parts: Record<string, string | number> = limitsOf(form, context);
  if ('activation' in form) parts['activation'] = act(form.activation, ACTIVATION[form.name] ?? 'doing');
  if ('target' in form) parts['target'] = act(form.target, TARGET[form.name] ?? 'do');
  if ('count' in form) parts['count'] = form.count;
  if (form.name === 'same-event')
    parts['condition'] = plainCondition(form.condition, 'that', fieldsShared(form.activation), context);
  if (form.name === 'sequence')
    parts['steps'] = form.steps
      .map((step) => act(step, 'do'))
      .join(context.phrases.say('practice.plain.step'));
  return parts;
}

function limitsOf(form: Form, context: PlainContext): Record<string, string> {
  const { say } = context.phrases;
  const time = (name: string, ms: number | null): string =>
    ms === null ? '' : say(`practice.plain.limit.${name}`, { duration: plainDuration(ms, context.phrases) });
  const act = (name: string, pattern: Pattern | null, as: ActForm): string =>
    pattern === null
      ? ''
      : say(`practice.plain.limit.${name}`, { target: plainPattern(pattern, as, context) });
  switch (form.name) {
    case 'precedence':
      return { within: time('earlier', form.within) };
    case 'response': {
      const all = isLong(form.target) ? '-all' : '';
      return {
        within: time(`within${all}`, form.within),
        before: act(`before${all}`, form.before, 'doing'),
      };
    }
    case 'existence':
    case 'at-most':
    case 'exactly':
      return { within: time('window', form.within) };
    case 'not-response':
      return {
        lasting: time('lasting', form.lasting),
        until: act(form.lasting === null ? 'until' : 'or-until', form.until, 'done'),
      };
    default:
      return {};
  }
}
