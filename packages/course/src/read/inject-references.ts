import { DEVICE_KINDS, kindOfVerb } from '@tracecraft/record';
import type { ContentFault } from '../content-fault.ts';
import type { ActNamed, Exercise, Inject } from '../exercise.ts';

/** Names an exercise declares. */
export interface DeclaredNames {
  readonly things: ReadonlySet<string>;
  readonly subjects: ReadonlySet<string>;
  readonly questions: ReadonlySet<string>;
}

/** Faults of injects and hints: names nobody declared, injects that can never be given, help that costs nothing. */
export function injectReferences(exercise: Exercise, names: DeclaredNames): readonly ContentFault[] {
  const { injects = [], hints = [] } = exercise.truth;
  return [
    ...injects.flatMap((inject) => injectFaults(exercise, inject, names)),
    ...hints.flatMap(({ id, about, price }): ContentFault[] => [
      ...(names.subjects.has(about) || names.questions.has(about)
        ? []
        : [fault('unknown-reference', `hints.${id}.about`, { name: about })]),
      ...(price > 0 ? [] : [fault('without-price', `hints.${id}.price`, { name: id })]),
    ]),
  ];
}

function injectFaults(exercise: Exercise, inject: Inject, names: DeclaredNames): readonly ContentFault[] {
  const path = `injects.${inject.id}`;
  const unknown = (at: string, name: string): ContentFault =>
    fault('unknown-reference', `${path}.${at}`, { name });
  const acts = [inject.when.after, inject.when.unless].filter((act) => act !== undefined);
  return [
    ...(inject.to === 'all' || exercise.duties.includes(inject.to) ? [] : [unknown('to', inject.to)]),
    ...acts.flatMap((act) => actFaults(exercise, inject, act, names)),
    ...neverGiven(exercise, inject).map((code) => fault(code, path, { name: inject.id })),
  ];
}

function actFaults(
  exercise: Exercise,
  { id }: Inject,
  { verb, thing }: ActNamed,
  names: DeclaredNames,
): readonly ContentFault[] {
  const path = `injects.${id}.when`;
  if (kindOfVerb(verb) === undefined) return [fault('unknown-reference', path, { name: verb })];
  if (thing === undefined) return [];
  if (!names.things.has(thing)) return [fault('unknown-reference', path, { name: thing })];
  return isDoneTo(exercise, verb, thing) ? [] : [fault('never-such-act', path, { name: id, verb, thing })];
}

/** An act recognises the thing, or is done to exhibits, or to devices where it is one. */
function isDoneTo(exercise: Exercise, verb: string, thing: string): boolean {
  const kind = kindOfVerb(verb);
  const types = [...(kind?.objects ?? []).map((one) => one.type), ...(kind?.creates ?? [])];
  const expected = exercise.truth.exhibits.find((one) => one.thing === thing)?.kind ?? '';
  const drawn = exercise.scene?.things.find((one) => one.id === thing);
  const isDevice = DEVICE_KINDS.includes(expected) || drawn?.device !== undefined;
  return types.includes('exhibit') || (types.includes('device') && isDevice);
}

/** Why it can never be due: its earliest moment is too late, or what calls for it forbids it. */
function neverGiven({ minutes: length }: Exercise, { when, until }: Inject): readonly ContentFault['code'][] {
  const { minutes = 0, after, delay, unless } = when;
  const earliest = Math.max(minutes, after === undefined ? 0 : (delay ?? 0));
  const never: ContentFault['code'][] = [];
  if (earliest >= length) never.push('never-after-end');
  if (until !== undefined && until < earliest) never.push('never-until');
  if (after === undefined && delay !== undefined) never.push('delay-of-nothing');
  if (after !== undefined && unless !== undefined && covers(unless, after)) never.push('never-same-act');
  return never;
}

/** Every act that is `narrow` is `wide` too. */
function covers(wide: ActNamed, narrow: ActNamed): boolean {
  const sameKind = kindOfVerb(wide.verb)?.kind === kindOfVerb(narrow.verb)?.kind;
  return sameKind && (wide.thing === undefined || wide.thing === narrow.thing);
}

function fault(code: ContentFault['code'], path: string, params: ContentFault['params']): ContentFault {
  return { code, document: 'truth', path, params };
}
