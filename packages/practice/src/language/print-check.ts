import type { FieldSpec } from '@tracecraft/record';
import { printDuration } from './duration.ts';
import { FOLDS } from './fold-words.ts';
import { printQuantity } from './quantity.ts';
import type { ActPattern, Check, Condition, Form, Operand, Pattern } from './syntax.ts';
import { attributesOf, KEYWORDS, kindFor } from './words.ts';

/** The sentence of `check` in the check language itself: it parses back to the same tree. */
export function printCheck(check: Check): string {
  const where =
    check.where === null ? '' : ` where ${printCondition(check.where, attributesOf(check.object))}`;
  const on = check.on === null ? '' : ` on ${check.on}`;
  const unless = check.unless === null ? '' : ` unless ${printPattern(check.unless)}`;
  return `for each ${check.object}${where}${on}: ${printForm(check.form)}${unless}`;
}

/** An act or joined acts, e.g. `photograph with scale = yes`. */
export function printPattern(pattern: Pattern): string {
  if (pattern.op !== 'act') return pattern.parts.map(printPattern).join(` ${pattern.op} `);
  const fields = kindFor(pattern.verb)?.fields ?? {};
  return (
    pattern.verb +
    (pattern.as === null ? '' : ` as ${pattern.as}`) +
    (pattern.condition === null ? '' : ` with ${printCondition(pattern.condition, fields)}`) +
    printPerformer(pattern)
  );
}

function printPerformer(act: ActPattern): string {
  if (act.by === null) return '';
  return act.by === 'same' ? ' by the same officer' : ' by another officer';
}

/** Fields by name, for the units of their quantities. */
export type FieldSpecs = Readonly<Record<string, FieldSpec>>;

/** A condition in words, e.g. `algorithm in (SHA-256, SHA-512)`. */
export function printCondition(condition: Condition, fields: FieldSpecs = {}): string {
  switch (condition.op) {
    case 'compare':
      return `${condition.field} ${condition.relation} ${printOperand(condition.value, fields[condition.field])}`;
    case 'measure':
      return `${condition.state} ${condition.relation} ${printOperand(condition.value, FOLDS[condition.state])}`;
    case 'in':
      return `${condition.field} in (${condition.values.map((value) => printValue(value, fields[condition.field])).join(', ')})`;
    case 'member':
      return `${condition.field} in ${condition.state}`;
    case 'includes':
      return `${condition.field} includes ${printLiteral(condition.value)}`;
    case 'recorded':
      return `${condition.field} is recorded`;
    case 'same':
    case 'different':
      return `${condition.op} ${condition.field}`;
    case 'not':
      return `not ${printCondition(condition.part, fields)}`;
    case 'and':
    case 'or':
      return condition.parts.map((part) => printCondition(part, fields)).join(` ${condition.op} `);
  }
}

function printOperand(operand: Operand, spec: FieldSpec | undefined): string {
  return 'state' in operand ? operand.state : printValue(operand.literal, spec);
}

function printValue(value: string | number | boolean, spec: FieldSpec | undefined): string {
  return typeof value === 'number' ? printQuantity(value, spec) : printLiteral(value);
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
      return `at least ${counted(form)}`;
    case 'at-most':
      return `at most ${counted(form)}`;
    case 'exactly':
      return `exactly ${counted(form)}`;
    case 'responded-existence':
      return `if ${pair(form, 'also')}`;
    case 'not-coexistence':
      return `not both ${printPattern(form.activation)} and ${printPattern(form.target)}`;
    case 'sequence':
      return `in order: ${form.steps.map(printPattern).join('; ')}`;
    case 'same-event':
      return `whenever ${printPattern(form.activation)}, require ${printCondition(form.condition, fieldsShared(form.activation))}`;
    default:
      return '';
  }
}

/** Fields of the acts that may activate; a shared name has one unit. */
export function fieldsShared(activation: Pattern): FieldSpecs {
  if (activation.op === 'act') return kindFor(activation.verb)?.fields ?? {};
  return Object.assign({}, ...activation.parts.map(fieldsShared)) as FieldSpecs;
}

function pair(form: { activation: Pattern; target: Pattern }, word: string): string {
  return `${printPattern(form.activation)}, ${word} ${printPattern(form.target)}`;
}

function counted(form: { count: number; target: Pattern; within: number | null }): string {
  const window = form.within === null ? '' : ` within any ${printDuration(form.within)}`;
  return `${form.count} ${printPattern(form.target)}${window}`;
}

function within(ms: number | null): string {
  return ms === null ? '' : ` within ${printDuration(ms)}`;
}

function optional(word: string, pattern: Pattern | null): string {
  return pattern === null ? '' : ` ${word} ${printPattern(pattern)}`;
}
