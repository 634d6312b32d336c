import { kindNamed, type EventKind, type ObjectType } from '@tracecraft/record';
import type { ActPattern, Check } from '../../language/syntax.ts';
import { actsIn, actsNamed, atomsOf, compared, type Atom } from './atoms.ts';
import { truthWritten } from './field-values.ts';
import { YES } from '../../meaning/kleene.ts';
import { foldLetters, readsOfficers } from './fold-letters.ts';
import { OFFICERS, type Letter } from './letter.ts';
import { same } from './narrower.ts';
import { lineOfAct, waysToWrite, type Fields } from './line-of-act.ts';

/** Most letters of one kind: the ways its conditions can turn out, kept ones first. */
const MOST_OF_A_KIND = 8;
/** A count up to this is written out act by act. */
const MOST_IN_A_ROW = 40;

/**
 * The acts that `checks` name, in every way their conditions can turn out, by the same and by another officer where that
 * matters. Acts on other objects are left out: they are part of no trace, unless a fold reads them.
 */
export function lettersOf(checks: readonly Check[], described: readonly Letter[]): readonly Letter[] {
  const acts = checks.flatMap(actsNamed);
  const kinds = [...new Set(acts.map((act) => act.kind))];
  const bound = new Set(checks.map((check) => check.object));
  const named = kinds.flatMap((kind) => lettersOfKind(kind, acts, bound));
  const again = described.filter((letter) => letter.born === null && !kinds.includes(letter.kind));
  const all = [
    ...named,
    ...inARow(named, checks),
    ...foldLetters(checks, kinds),
    ...again,
    ...bystander(checks, kinds),
  ];
  const officers = readsOfficers(checks) || acts.some((act) => act.by !== null);
  return officers ? OFFICERS.flatMap((performer) => all.map((letter) => ({ ...letter, performer }))) : all;
}

function lettersOfKind(
  name: string,
  allActs: readonly ActPattern[],
  bound: ReadonlySet<ObjectType>,
): readonly Letter[] {
  const kind = kindNamed(name);
  if (kind === undefined) return [];
  const acts = allActs.filter((act) => act.kind === name);
  const letters = waysTold(kind, acts, compared(allActs, Object.keys(kind.fields)))
    .slice(0, MOST_OF_A_KIND)
    .map((way) => lineOfAct(kind, acts[0]?.verb ?? kind.verbs[0] ?? '', way, bound));
  return letters.flatMap((letter) => [letter, ...delayed(letter, acts)]);
}

/** Ways to write the act, one for each way its conditions can turn out. */
function waysTold(kind: EventKind, acts: readonly ActPattern[], paired: readonly Atom[]): readonly Fields[] {
  const conditions = acts.flatMap((act) => (act.condition === null ? [] : [act.condition]));
  const told = new Map<string, Fields>();
  for (const way of waysToWrite(kind, [...conditions.flatMap(atomsOf), ...paired])) {
    const truths = conditions.map((condition) => truthWritten(condition, kind.fields, way));
    const key = truths.includes(null) || paired.length > 0 ? JSON.stringify(way) : truths.join();
    if (!told.has(key)) told.set(key, way);
  }
  return [...told.values()];
}

/**
 * Each act that `checks` name as it should be done, by one officer, in an order likely to keep them; twice over where
 * only other acts can tell whether it is done so.
 */
export function lettersAsAsked(checks: readonly Check[]): readonly Letter[] {
  const all = checks.toSorted((a, b) => looksAhead(a) - looksAhead(b)).flatMap(actsInTime);
  const acts = all.filter((act, i) => all.findIndex((other) => same(act, other)) === i);
  const bound = new Set(checks.map((check) => check.object));
  return acts.flatMap((act) => {
    const kind = kindNamed(act.kind);
    if (kind === undefined) return [];
    const { condition } = act;
    const others = compared(acts, Object.keys(kind.fields));
    const alike = acts.filter(({ kind: name }) => name === act.kind);
    const asked = waysTold(kind, alike, others).filter(
      (way) => condition === null || (truthWritten(condition, kind.fields, way) ?? YES) === YES,
    );
    const open =
      condition !== null && asked.some((way) => truthWritten(condition, kind.fields, way) === null);
    return asked.slice(0, open ? 2 : 1).map((way) => lineOfAct(kind, act.verb, way, bound));
  });
}

/** Acts of a sentence in the order in which they keep it, as far as its form says. */
function actsInTime(check: Check): readonly ActPattern[] {
  const acts = actsNamed(check);
  const { form } = check;
  if (looksAhead(check) === 1 || !('activation' in form)) return acts;
  const last = actsIn(form.activation);
  return [...acts.filter((act) => !last.includes(act)), ...last];
}

/** 0 when what is required comes before, 1 when it comes after. */
function looksAhead({ form }: Check): number {
  return form.name.endsWith('precedence') || form.name === 'sequence' || form.name === 'same-event' ? 0 : 1;
}

/** The act written down too late, when a condition reads the delay. */
function delayed(letter: Letter, acts: readonly ActPattern[]): readonly Letter[] {
  const limits = acts
    .flatMap((act) => (act.condition === null ? [] : atomsOf(act.condition)))
    .flatMap((atom) =>
      atom.op === 'measure' && atom.state === 'recording delay' && 'literal' in atom.value
        ? [Number(atom.value.literal)]
        : [],
    );
  return [...new Set(limits)].map((limit) => ({ ...letter, delay: limit + 60_000 }));
}

/** Counts above two are reached in one go, so that a short search still meets them. */
function inARow(letters: readonly Letter[], checks: readonly Check[]): readonly Letter[] {
  const counts = checks.flatMap(({ form }) => ('count' in form ? [form.count - 1] : []));
  const times = [...new Set(counts)].filter((count) => count > 1 && count <= MOST_IN_A_ROW);
  return times.flatMap((count) => letters.map((letter) => ({ ...letter, times: count })));
}

/** Acts of little consequence, by the object they touch. */
const BESIDE: Readonly<Partial<Record<ObjectType, readonly string[]>>> = {
  exhibit: ['exhibit.moved', 'exhibit.measured'],
  device: ['device.powered-on', 'device.isolated'],
  image: ['bookmark.made', 'image.limits-recorded'],
  person: ['person.referred', 'person.screened'],
};

/** An act nobody names, for forms that look at whatever comes next and for records in which nothing binds. */
function bystander(checks: readonly Check[], kinds: readonly string[]): readonly Letter[] {
  const wanted = checks.some(({ form }) => form.name.startsWith('chain-') || form.name === 'existence');
  if (!wanted) return [];
  const bound = new Set(checks.map((check) => check.object));
  const beside = [...bound].flatMap((object) => BESIDE[object] ?? ['clock.checked', 'note.written']);
  const name = beside.find((kind) => !kinds.includes(kind));
  return name === undefined ? [] : lettersOfKind(name, [], bound);
}
