import { printDuration } from './duration.ts';
import type { ActPattern, Check, Condition, Form, Pattern } from './syntax.ts';
import { KEYWORDS } from './words.ts';

/** The sentence of `check` in the check language itself: it parses back to the same tree. */
export function printCheck(check: Check): string {
  const where = check.where === null ? '' : ` where ${printCondition(check.where)}`;
  const unless = check.unless === null ? '' : ` unless ${printPattern(check.unless)}`;
  return `for each ${check.object}${where}: ${printForm(check.form)}${unless}`;
}

/** An act or joined acts, e.g. `photograph with scale = yes`. */
export function printPattern(pattern: Pattern): string {
  if (pattern.op !== 'act') return pattern.parts.map(printPattern).join(` ${pattern.op} `);
  return (
    pattern.verb +
    (pattern.condition === null ? '' : ` with ${printCondition(pattern.condition)}`) +
    printPerformer(pattern)
  );
}

function printPerformer(act: ActPattern): string {
  if (act.by === null) return '';
  return act.by === 'same' ? ' by the same officer' : ' by another officer';
}

/** A condition in words, e.g. `algorithm in (SHA-256, SHA-512)`. */
export function printCondition(condition: Condition): string {
  switch (condition.op) {
    case 'compare':
      return `${condition.field} ${condition.relation} ${'state' in condition.value ? condition.value.state : printLiteral(condition.value.literal)}`;
    case 'in':
      return `${condition.field} in (${condition.values.map(printLiteral).join(', ')})`;
    case 'recorded':
      return `${condition.field} is recorded`;
    case 'same':
    case 'different':
      return `${condition.op} ${condition.field}`;
    case 'not':
      return `not ${printCondition(condition.part)}`;
    default:
      return condition.parts.map(printCondition).join(` ${condition.op} `);
  }
}

export function printLiteral(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(value) && !KEYWORDS.has(value) ? value : `"${value}"`;
}

function printForm(form: Form): string {
  switch (form.name) {
    case 'precedence':
      return `before ${pair(form, 'require')}${within(form.within)}`;
    case 'alternate-precedence':
      return `before each ${pair(form, 'require a new')}`;
    case 'chain-precedence':
      return `just before ${pair(form, 'require')}`;
    case 'response':
      return `after ${pair(form, 'require')}${within(form.within)}${optional('before', form.before)}`;
    case 'alternate-response':
      return `after each ${pair(form, 'require')} before the next ${printPattern(form.activation)}`;
    case 'chain-response':
      return `just after ${pair(form, 'require')}`;
    case 'not-response':
      return `after ${pair(form, 'never')}${optional('until', form.until)}${form.lasting === null ? '' : ` for ${printDuration(form.lasting)}`}`;
    default:
      return printOther(form);
  }
}

function printOther(form: Form): string {
  switch (form.name) {
    case 'absence':
      return `never ${printPattern(form.target)}`;
    case 'existence':
      return `at least ${form.count} ${printPattern(form.target)}`;
    case 'at-most':
      return `at most ${form.count} ${printPattern(form.target)}`;
    case 'exactly':
      return `exactly ${form.count} ${printPattern(form.target)}`;
    case 'responded-existence':
      return `if ${pair(form, 'also')}`;
    case 'not-coexistence':
      return `not both ${printPattern(form.activation)} and ${printPattern(form.target)}`;
    case 'sequence':
      return `in order: ${form.steps.map(printPattern).join('; ')}`;
    case 'same-event':
      return `whenever ${printPattern(form.activation)}, require ${printCondition(form.condition)}`;
    default:
      return '';
  }
}

function pair(form: { activation: Pattern; target: Pattern }, word: string): string {
  return `${printPattern(form.activation)}, ${word} ${printPattern(form.target)}`;
}

function within(ms: number | null): string {
  return ms === null ? '' : ` within ${printDuration(ms)}`;
}

function optional(word: string, pattern: Pattern | null): string {
  return pattern === null ? '' : ` ${word} ${printPattern(pattern)}`;
}
