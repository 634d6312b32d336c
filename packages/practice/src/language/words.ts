import {
  DEVICE_KINDS,
  kindOfVerb,
  vocabulary,
  type EventKind,
  type FieldSpec,
  type ObjectType,
} from '@tracecraft/record';

/** Objects a sentence may bind (`for each …`). */
export const OBJECTS: readonly ObjectType[] = [
  'case',
  'scene',
  'search',
  'exhibit',
  'device',
  'image',
  'person',
  'officer',
];

/** Words with a place in the grammar; never a value unless quoted. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'for each where before after just require a new within never until unless in order whenever with by another same ' +
    'officer the and or not is recorded different at least most exactly if also both next now includes as any'
  ).split(' '),
);

/** Every verb a sentence may use. */
export function verbs(): readonly string[] {
  return vocabulary.flatMap((entry) => entry.verbs);
}

/** Declared kind of a verb. */
export function kindFor(verb: string): EventKind | undefined {
  return kindOfVerb(verb);
}

const describing = vocabulary.filter((entry) => entry.describes === true);

function describes(entry: EventKind, object: ObjectType): boolean {
  if (entry.objects.some((role) => role.type === object)) return true;
  if (entry.creates?.includes(object) === true) return true;
  // An exhibit of one of DEVICE_KINDS is a device under the same id (record, objectsTouched).
  return object === 'device' && DEVICE_KINDS.length > 0 && describes(entry, 'exhibit');
}

/** Attributes `where` may read for an object: fields of the kinds that describe it. */
export function attributesOf(object: ObjectType): Readonly<Record<string, FieldSpec>> {
  const own = describing.filter((entry) => describes(entry, object));
  return Object.assign({}, ...own.map((entry) => entry.fields)) as Record<string, FieldSpec>;
}
