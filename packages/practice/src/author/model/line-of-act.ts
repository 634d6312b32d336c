import type { EventKind, ObjectType } from '@tracecraft/record';
import type { Atom } from './atoms.ts';
import { plainValues, telling, type Written } from './field-values.ts';
import { NAMES, OFFICERS, type Letter } from './letter.ts';

/** Fields of an act as a mini-record writes them. */
export type Fields = Readonly<Record<string, Written>>;

/** Every way to write the fields that `atoms` ask about; compulsory ones nobody asks about are plain. */
export function waysToWrite(kind: EventKind, atoms: readonly Atom[]): readonly Fields[] {
  let ways: Fields[] = [{}];
  for (const [field, spec] of Object.entries(kind.fields)) {
    const asked = atoms.filter((atom) => 'field' in atom && atom.field === field);
    const plain: readonly Written[] = spec.required === true ? plainValues(field, spec).slice(0, 1) : [null];
    const values = asked.length > 0 ? telling(field, spec, asked) : plain;
    ways = values.flatMap((value) => ways.map((way) => ({ ...way, [field]: value })));
  }
  return ways;
}

/** The line of an act, its objects named by their type. `bound`: the types the sentences speak of. */
export function lineOfAct(
  kind: EventKind,
  verb: string,
  fields: Fields,
  bound: ReadonlySet<ObjectType>,
): Letter {
  const names = rolesNamed(kind, bound).map((type) => nameOf(type, bound));
  const created = kind.creates?.find((type) => NAMES[type] !== undefined);
  const born = created === undefined ? null : nameOf(created, bound);
  const written = Object.entries(fields).flatMap(([field, value]) => (value === null ? [] : [field, value]));
  const words = [verb, ...names, ...(born === null ? [] : [born]), ...written].join(' ');
  return { kind: kind.kind, performer: OFFICERS[0], words, born, names, delay: 0, times: 1 };
}

/** A device is an exhibit too: under one id when a sentence speaks of either. */
export function nameOf(type: ObjectType, bound: ReadonlySet<ObjectType>): string {
  if (type === 'exhibit' && bound.has('device')) return 'D';
  if (type === 'device' && bound.has('exhibit') && !bound.has('device')) return 'X';
  return NAMES[type] ?? '';
}

/** Compulsory roles are named; of optional ones, the first the sentences speak of. */
function rolesNamed(kind: EventKind, bound: ReadonlySet<ObjectType>): readonly ObjectType[] {
  const roles = kind.objects.filter(({ type }) => NAMES[type] !== undefined);
  const needed = roles.filter(({ required }) => required);
  const spokenOf = roles.filter(({ type }) => isSpokenOf(type, bound)).slice(0, 1);
  return (needed.length > 0 ? needed : spokenOf).map(({ type }) => type);
}

function isSpokenOf(type: ObjectType, bound: ReadonlySet<ObjectType>): boolean {
  if (type === 'exhibit' || type === 'device') return bound.has('exhibit') || bound.has('device');
  return bound.has(type);
}
