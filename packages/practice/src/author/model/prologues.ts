import { DEVICE_KINDS, kindNamed, vocabulary, type EventKind, type ObjectType } from '@tracecraft/record';
import type { Check, Condition } from '../../language/syntax.ts';
import { atomsOf, type Atom } from './atoms.ts';
import { truthWritten } from './field-values.ts';
import { statesIn } from './fold-letters.ts';
import type { Letter } from './letter.ts';
import { lineOfAct, waysToWrite, type Fields } from './line-of-act.ts';

/** How an object may be described before anything happens to it. */
export type Prologue = readonly Letter[];

/**
 * Descriptions that make the `where` of `checks` true, false and unknown, in this order as far as they differ; one empty
 * prologue where no sentence has a `where`.
 */
export function prologuesOf(checks: readonly Check[]): readonly Prologue[] {
  const wheres = checks.flatMap((check) => (check.where === null ? [] : [check.where]));
  const bound = new Set(checks.map((check) => check.object));
  const described = checks.find((check) => check.where !== null)?.object;
  if (described === undefined) return [readsDescription(checks) ? [plainly(bound)] : []];
  const kinds = describing(described, wheres.flatMap(atomsOf));
  let ways: { readonly fields: Fields; readonly lines: Prologue }[] = [{ fields: {}, lines: [] }];
  for (const { kind, atoms } of kinds)
    ways = writings(kind, atoms, described).flatMap((way) =>
      ways.map(({ fields, lines }) => ({
        fields: { ...fields, ...asked(way, atoms) },
        lines: [...lines, lineOfAct(kind, kind.verbs[0] ?? '', placed(kind, way, checks), bound)],
      })),
    );
  return [...tellingWays(ways, wheres, kinds), []];
}

/** Folds that read how and where the object was recognised. */
function readsDescription(checks: readonly Check[]): boolean {
  const states = statesIn(checks);
  const things = checks.every(({ object }) => object === 'exhibit' || object === 'device');
  return things && (states.has('waiting fragile traces') || states.has('within scope'));
}

function plainly(bound: ReadonlySet<ObjectType>): Letter {
  const kind = bound.has('device') ? DEVICE_KINDS[0]! : 'other';
  const fields = { number: '1', description: 'noted', kind, zone: 'Z1' };
  return lineOfAct(kindNamed('exhibit.recognised')!, 'recognise', fields, bound);
}

/** In the zone where the letters of the folds have their other exhibit. */
function placed(kind: EventKind, way: Fields, checks: readonly Check[]): Fields {
  if (kind.kind !== 'exhibit.recognised' || !readsDescription(checks)) return way;
  return { ...way, zone: way['zone'] ?? 'Z1' };
}

function asked(way: Fields, atoms: readonly Atom[]): Fields {
  const names = atoms.flatMap((atom) => ('field' in atom ? [atom.field] : []));
  return Object.fromEntries(Object.entries(way).filter(([field]) => names.includes(field)));
}

interface Describing {
  readonly kind: EventKind;
  readonly atoms: readonly Atom[];
}

/** Kinds that describe what `atoms` ask, each field read from the first that has it. */
function describing(object: ObjectType, atoms: readonly Atom[]): readonly Describing[] {
  const left = new Set(atoms.flatMap((atom) => ('field' in atom ? [atom.field] : [])));
  return vocabulary
    .filter((kind) => describes(kind, object))
    .flatMap((kind) => {
      const own = [...left].filter((field) => Object.hasOwn(kind.fields, field));
      for (const field of own) left.delete(field);
      const about = atoms.filter((atom) => 'field' in atom && own.includes(atom.field));
      return own.length === 0 ? [] : [{ kind, atoms: about }];
    });
}

function describes(kind: EventKind, object: ObjectType): boolean {
  if (kind.describes !== true) return false;
  const types = [...kind.objects.map(({ type }) => type), ...(kind.creates ?? [])];
  return types.includes(object) || (object === 'device' && types.includes('exhibit'));
}

/** An exhibit is a device only when its kind says so. */
function writings(kind: EventKind, atoms: readonly Atom[], object: ObjectType): readonly Fields[] {
  const ways = waysToWrite(kind, atoms);
  if (object !== 'device' || !Object.hasOwn(kind.fields, 'kind')) return ways;
  const asksKind = atoms.some((atom) => 'field' in atom && atom.field === 'kind');
  return asksKind
    ? ways.filter((way) => DEVICE_KINDS.includes(way['kind'] ?? ''))
    : ways.map((way) => ({ ...way, kind: DEVICE_KINDS[0] ?? '' }));
}

function tellingWays(
  ways: readonly { readonly fields: Fields; readonly lines: Prologue }[],
  wheres: readonly Condition[],
  kinds: readonly Describing[],
): readonly Prologue[] {
  const specs = Object.assign({}, ...kinds.map(({ kind }) => kind.fields)) as EventKind['fields'];
  const told = new Map<string, { lines: Prologue; yes: number }>();
  for (const { fields, lines } of ways) {
    const truths = wheres.map((where) => truthWritten(where, specs, fields) ?? 1);
    const key = truths.join();
    if (!told.has(key)) told.set(key, { lines, yes: truths.reduce<number>((sum, truth) => sum + truth, 0) });
  }
  return [...told.values()].toSorted((a, b) => b.yes - a.yes).map(({ lines }) => lines);
}
