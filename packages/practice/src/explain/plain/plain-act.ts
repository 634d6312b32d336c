import { DEVICE_KINDS, type EventKind } from '@tracecraft/record';
import type { ActPattern, Pattern } from '../../language/syntax.ts';
import { kindFor } from '../../language/words.ts';
import { plainCondition } from './plain-condition.ts';
import { plainList, plainWord, type PlainContext } from './plain-words.ts';

/** How an act is said: to be done, being done, done, "whenever you …", "do not …". */
export type ActForm = 'do' | 'doing' | 'done' | 'when' | 'not';

/** Acts as people say them. */
export function plainPattern(pattern: Pattern, form: ActForm, context: PlainContext): string {
  return sayPattern(pattern, form, true, context);
}

function sayPattern(pattern: Pattern, form: ActForm, first: boolean, context: PlainContext): string {
  if (pattern.op === 'act') return sayAct(pattern, form, first, context);
  const parts = pattern.parts.map((part, i) => sayPattern(part, form, first && i === 0, context));
  return plainList(parts, pattern.op, context.phrases, isLong(pattern));
}

/** Several acts of which one says more than its verb: they need commas between and after them. */
export function isLong(pattern: Pattern): boolean {
  return pattern.op !== 'act' && pattern.parts.some((part) => part.op !== 'act' || saysMore(part));
}

function saysMore({ condition, by }: ActPattern): boolean {
  return condition !== null || by !== null;
}

/** "Whenever you weigh it or count it": only the first act of several names who does it. */
function sayAct(act: ActPattern, form: ActForm, first: boolean, context: PlainContext): string {
  const { say } = context.phrases;
  const kind = kindFor(act.verb);
  const bare = plainVerb(act.verb, form, context);
  const isOther = act.as !== null && act.as !== 'performer';
  const named = isOther
    ? say('practice.plain.act.as', { act: bare, role: plainWord('role', act.as ?? '', context.phrases) })
    : bare;
  const condition =
    act.condition === null ? '' : plainCondition(act.condition, 'with', kind?.fields ?? {}, context);
  return say(act.by === null ? 'practice.plain.act' : `practice.plain.act.${act.by}`, {
    act: named,
    with: condition === '' ? '' : say('practice.plain.with', { condition }),
    form: first ? form : `${form}-more`,
  });
}

/** The verb with what it is done to. */
export function plainVerb(verb: string, form: ActForm, { phrases, objects }: PlainContext): string {
  const id = `practice.verb.${verb}`;
  const kind = kindFor(verb);
  const bound = kind !== undefined && objects.some((object) => touches(kind, object)) ? 'yes' : 'no';
  return phrases.has(id) ? phrases.say(id, { form, bound }) : verb.replaceAll('-', ' ');
}

/** An exhibit of one of DEVICE_KINDS is a device under the same id. */
function touches({ objects }: EventKind, object: string): boolean {
  const same = DEVICE_KINDS.length > 0 && (object === 'exhibit' || object === 'device');
  return objects.some(({ type }) => type === object || (same && (type === 'exhibit' || type === 'device')));
}
