import { vocabulary, type EventKind, type FieldSpec, type ObjectRole } from '@tracecraft/record';

/** How a script writes one verb: everything here is read from the vocabulary. */
export interface ScriptVerb {
  readonly kind: EventKind;
  readonly verbs: readonly string[];
  /** What the NAME after the verb is: a new object, an object of one of these roles, or nothing. */
  readonly subject: {
    readonly introduces: boolean;
    readonly roles: readonly ObjectRole[];
    readonly required: boolean;
  };
  /** Words that name an object: role names, and `from` for the device an image is made of. */
  readonly roles: ReadonlyMap<string, ObjectRole>;
  /** Fields by the words a script may use for them. */
  readonly fields: ReadonlyMap<string, { readonly name: string; readonly spec: FieldSpec }>;
  /** Fields that must be written. */
  readonly needed: readonly string[];
}

/** The exercise opens its case, and officer lines make the team: no line does. */
const NOT_IN_SCRIPTS: readonly string[] = ['case.opened', 'practices.in-force'];

/** Fields the machine fills from what it did, by kind. */
const MACHINE: Readonly<Record<string, readonly string[]>> = {
  'image.hashed': ['value'],
  'image.verified': ['value', 'match'],
  'image.examined': ['tool', 'partition', 'path', 'entry', 'content-sha256'],
  'bookmark.made': ['partition', 'entry', 'content-sha256'],
  'finding.stated': ['tool', 'partition', 'entry', 'content-sha256'],
  'departure.explained': ['after-advice'],
};

/** Required fields that have a plain default: next number, the name in the script, the officer, the evidence itself. */
const DEFAULTED: Readonly<Record<string, readonly string[]>> = {
  'exhibit.recognised': ['number', 'description'],
  'custody.offered': ['from'],
  'officer.joined': ['name'],
  'image.acquired': ['sha256'],
};

const ONE_PER_CASE: readonly string[] = ['case', 'scene', 'search'];

function verbOfKind(kind: EventKind): ScriptVerb {
  const named = kind.objects.filter(({ type }) => !ONE_PER_CASE.includes(type));
  const introduces = (kind.creates ?? []).length > 0;
  const roles = new Map(named.map((role) => [role.role, role]));
  const [first] = named;
  if (introduces && first !== undefined) roles.set('from', first);
  return {
    kind,
    verbs: kind.verbs,
    subject: {
      introduces,
      roles: introduces ? [] : named,
      required: introduces || named.some(({ required }) => required),
    },
    roles,
    fields: fieldWords(kind),
    needed: Object.entries(kind.fields)
      .filter(
        ([name, spec]) =>
          spec.required === true && !machineFills(kind.kind, name) && !DEFAULTED[kind.kind]?.includes(name),
      )
      .map(([name]) => name),
  };
}

function machineFills(kind: string, field: string): boolean {
  return MACHINE[kind]?.includes(field) ?? false;
}

/** `mass` is understood as `mass-mg`: the unit is written with the number. */
function fieldWords(kind: EventKind): ScriptVerb['fields'] {
  const words = new Map<string, { name: string; spec: FieldSpec }>();
  for (const [name, spec] of Object.entries(kind.fields)) {
    if (machineFills(kind.kind, name)) continue;
    words.set(name, { name, spec });
    const plain = name.replace(/-(mg|mm|ms)$/, '');
    if (plain !== name && !Object.hasOwn(kind.fields, plain)) words.set(plain, { name, spec });
  }
  return words;
}

const all = vocabulary
  .filter(({ verbs, kind }) => verbs.length > 0 && !NOT_IN_SCRIPTS.includes(kind))
  .map(verbOfKind);
const byVerb = new Map(all.flatMap((verb) => verb.verbs.map((word) => [word, verb] as const)));

/** Every verb a script may use, in the order of the vocabulary. */
export function scriptVerbs(): readonly ScriptVerb[] {
  return all;
}

export function scriptVerb(word: string): ScriptVerb | undefined {
  return byVerb.get(word);
}

export function verbWords(): Iterable<string> {
  return byVerb.keys();
}
