import type { Phrases } from '@tracecraft/phrases';
import type { FieldSpec, ObjectType } from '@tracecraft/record';
import { printDuration } from '../../language/duration.ts';
import { chooseParticles } from '../../language/localised/particles.ts';
import { printQuantity } from '../../language/quantity.ts';
import type { Operand } from '../../language/syntax.ts';

/** Who is spoken to, and of which objects: an act on one of them is done to "it". */
export interface PlainContext {
  readonly phrases: Phrases;
  readonly objects: readonly ObjectType[];
}

/** Sorts of words with a phrase of their own, `practice.<sort>.<id>`. */
export type PlainSort = 'object' | 'field' | 'choice' | 'state' | 'role';

/** A word of the vocabulary; an identifier without a phrase loses its hyphens. */
export function plainWord(sort: PlainSort, name: string, phrases: Phrases): string {
  const id = `practice.${sort}.${name.replaceAll(' ', '-')}`;
  return phrases.has(id) ? phrases.say(id) : name.replaceAll(/(?<=[a-z])-(?=[a-z])/g, ' ');
}

/** `5 minutes`. Milliseconds. */
export function plainDuration(ms: number, phrases: Phrases): string {
  const [count, unit] = printDuration(ms).split(' ');
  return phrases.say(`practice.plain.duration.${unit}`, { count: Number(count) });
}

/** A value of a condition as people say it. */
export function plainOperand(operand: Operand, spec: FieldSpec | undefined, phrases: Phrases): string {
  return 'state' in operand
    ? plainWord('state', operand.state, phrases)
    : plainValue(operand.literal, spec, phrases);
}

export function plainValue(
  value: string | number | boolean,
  spec: FieldSpec | undefined,
  phrases: Phrases,
): string {
  if (typeof value === 'boolean') return phrases.say(value ? 'practice.value.yes' : 'practice.value.no');
  if (typeof value === 'number') return plainNumber(value, spec, phrases);
  const isWord = spec?.choices?.includes(value) === true || phrases.has(`practice.choice.${value}`);
  if (!isWord) return phrases.say('practice.plain.text', { text: value });
  return phrases.has(`practice.choice.${value}`) ? plainWord('choice', value, phrases) : value;
}

function plainNumber(value: number, spec: FieldSpec | undefined, phrases: Phrases): string {
  const [count = '', unit] = printQuantity(value, spec).split(' ');
  if (unit === undefined) return count;
  if (spec?.unit === 'mg') return phrases.say(`practice.mass.${unit}`, { count });
  return phrases.say(`practice.plain.duration.${unit}`, { count: Number(count) });
}

/** `a, b or c`; parts that are sentences of their own are kept apart by `or-long`. */
export function plainList(
  parts: readonly string[],
  joint: 'and' | 'or',
  phrases: Phrases,
  long = false,
): string {
  const last = phrases.say(`practice.plain.${joint}${long ? '-long' : ''}`);
  const between = long ? last : phrases.say('practice.plain.list');
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(between)}${last}${parts.at(-1)}`;
}

/** Text put together from pieces: single spaces, Korean particles as they sound. */
export function tidy(text: string): string {
  return chooseParticles(
    text
      .replaceAll(/ {2,}/g, ' ')
      .replaceAll(/ (?=[,.:;)])/g, '')
      .trim(),
  );
}
