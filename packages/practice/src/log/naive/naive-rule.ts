/**
 * The reference meaning, quantifier by quantifier, as the README of the event logs defines it. Written to be read, not to
 * be fast, and sharing nothing with the monitors but the rule's type.
 */
import type { DataCondition, LogRule, Scalar } from '../rule.ts';
import type { NaiveEvent } from './naive-trace.ts';

/** One binary relation between the activity that activates and the other one; `succession` and the like are two of them. */
export interface NaivePart {
  readonly form: string;
  readonly activates: string;
  readonly other: string;
  readonly activation: readonly DataCondition[];
  readonly target: readonly DataCondition[];
}

/** The relations a rule of two activities stands for: all of them must hold. */
export function partsOf(rule: LogRule): readonly NaivePart[] {
  const { template, a, b, activation, target } = rule;
  const from = (form: string): NaivePart => ({ form, activates: a, other: b, activation, target });
  const to = (form: string): NaivePart => ({ form, activates: b, other: a, activation, target });
  const mirrored = (form: string): NaivePart => ({ ...to(form), activation: target, target: activation });
  if (template === 'succession') return [from('response'), to('precedence')];
  if (template === 'coexistence') return [from('responded existence'), mirrored('responded existence')];
  if (template === 'not coexistence')
    return [from('not responded existence'), mirrored('not responded existence')];
  return [template.endsWith('precedence') ? to(template) : from(template)];
}

function equal(text: string, value: Scalar): boolean {
  if (typeof value !== 'number') return text === `${value}`;
  return isNumber(text) && Number.parseFloat(text) === value;
}

function isNumber(text: string): boolean {
  return !/[^0-9eE+.-]/.test(text) && /[0-9]/.test(text) && Number.isFinite(Number(text));
}

function holds(event: NaiveEvent, { attr, op, values }: DataCondition): boolean {
  const text = event.attributes.get(attr);
  if (text === undefined) return false;
  if (op === 'is' || op === 'in') return values.some((value) => equal(text, value));
  if (op === 'is not' || op === 'not in') return !values.some((value) => equal(text, value));
  if (op === 'istrue') return text === 'true';
  if (op === 'isfalse') return text === 'false';
  if (!isNumber(text)) return false;
  const [number, bound] = [Number.parseFloat(text), Number(values[0])];
  return { '<': number < bound, '<=': number <= bound, '>': number > bound, '>=': number >= bound }[op];
}

export function isActivation(event: NaiveEvent, { activates, activation }: NaivePart): boolean {
  return event.activity === activates && activation.every((condition) => holds(event, condition));
}

/** The part of being a target that does not look at the activation. */
export function mayBeTarget(event: NaiveEvent, { other, target }: NaivePart): boolean {
  return event.activity === other && target.every((condition) => holds(event, condition));
}

/** Whether the activation and the target agree on attributes and on the time between them. */
export function agree(one: NaiveEvent, two: NaiveEvent, { correlation, time }: LogRule): boolean {
  const correlated = correlation.every(({ attr, op }) => {
    const [x, y] = [one.attributes.get(attr), two.attributes.get(attr)];
    return x !== undefined && y !== undefined && (op === 'same') === (x === y);
  });
  if (!correlated || time === null) return correlated;
  if (one.time === null || two.time === null) return false;
  const seconds = Math.abs(two.time - one.time) / 1000;
  return time.lo <= seconds && seconds <= time.hi;
}
