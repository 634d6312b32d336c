import type { Practice, VersionNote } from '@tracecraft/practice';
import { assemblePractice } from './assemble-practice.ts';
import { practiceParts, type PracticePart } from './practice-parts.ts';

/** Whose text stands where both changed the same part. */
export type Side = 'ours' | 'theirs';

/** What happened to one step; `null`: to what stands beside the steps. */
export interface MergedStep {
  readonly step: string | null;
  /** Whose change went in; `both`: different parts of it from either. */
  readonly from: 'unchanged' | Side | 'both' | 'conflict';
}

/** Both sides changed the same part, each differently. `null`: that side took it out. */
export interface MergeConflict {
  readonly key: string;
  readonly step: string | null;
  /** A rule is never put together from two: one of them is chosen. */
  readonly rule: boolean;
  readonly base: PracticePart | null;
  readonly ours: PracticePart | null;
  readonly theirs: PracticePart | null;
}

export interface Merged {
  /** Where a conflict is open the standing text, `theirs`, is in it. */
  readonly practice: Practice;
  readonly steps: readonly MergedStep[];
  /** Those `choices` did not settle. */
  readonly conflicts: readonly MergeConflict[];
}

type Parts = ReadonlyMap<string, PracticePart>;

/**
 * Merges two changes of one practice, part by part and never as a file. `theirs` is the text that stands, `ours` the change
 * to bring onto it. A side that changed nothing gives the other. `choices`: by key of a conflict, whose part stands.
 */
export function mergeBySteps(
  base: Practice,
  ours: Practice,
  theirs: Practice,
  choices: ReadonlyMap<string, Side> = new Map(),
): Merged {
  const sides = { base: practiceParts(base), ours: practiceParts(ours), theirs: practiceParts(theirs) };
  const keys = [...new Set([...sides.theirs.keys(), ...sides.ours.keys(), ...sides.base.keys()])];
  const taken = keys.map((key) => takePart(sides, key, choices.get(key)));
  const merged = new Map(
    taken.flatMap(({ key, chosen }) => (chosen === null ? [] : [[key, chosen] as const])),
  );
  const practice = assemblePractice(
    withWholeSteps(merged, sides),
    orderOf(base, ours, theirs),
    versionsOf(base, ours, theirs),
  );
  const steps = [...new Set(taken.map(({ step }) => step))].map((step) => ({
    step,
    from: wordFor(taken.filter((one) => one.step === step).map(({ from }) => from)),
  }));
  const conflicts = taken.flatMap(({ from, key, step, parts }) =>
    from === 'conflict' ? [{ key, step, rule: key.endsWith('/rule'), ...parts }] : [],
  );
  return { practice, steps, conflicts };
}

interface Sides {
  readonly base: Parts;
  readonly ours: Parts;
  readonly theirs: Parts;
}

/** One part with the side it comes from; in an open conflict the text that stands is shown. */
interface TakenPart {
  readonly key: string;
  readonly step: string | null;
  readonly parts: Pick<MergeConflict, 'base' | 'ours' | 'theirs'>;
  readonly from: Side | 'either' | 'conflict';
  readonly chosen: PracticePart | null;
}

function takePart(sides: Sides, key: string, choice: Side | undefined): TakenPart {
  const parts = {
    base: sides.base.get(key) ?? null,
    ours: sides.ours.get(key) ?? null,
    theirs: sides.theirs.get(key) ?? null,
  };
  const step = (parts.theirs ?? parts.ours ?? parts.base)?.step ?? null;
  const from = sideOf(sides, parts, step) ?? choice ?? 'conflict';
  const chosen = from === 'ours' ? parts.ours : from === 'either' ? parts.base : parts.theirs;
  return { key, step, parts, from, chosen };
}

/** Whose part stands; null: both changed it differently. A step one side took out and the other changed is disputed. */
function sideOf(
  sides: Sides,
  { base, ours, theirs }: Pick<MergeConflict, 'base' | 'ours' | 'theirs'>,
  step: string | null,
): Side | 'either' | null {
  const [b, o, t] = [base, ours, theirs].map((one) => one?.content);
  if (o === t) return o === b ? 'either' : 'theirs';
  if (step !== null && isDisputed(sides, step)) return null;
  if (o === b) return 'theirs';
  return t === b ? 'ours' : null;
}

function isDisputed({ base, ours, theirs }: Sides, step: string): boolean {
  if (!has(base, step)) return false;
  return (
    (!has(ours, step) && has(theirs, step) && isChanged(base, theirs, step)) ||
    (has(ours, step) && !has(theirs, step) && isChanged(base, ours, step))
  );
}

const has = (parts: Parts, step: string): boolean => parts.has(`${step}/rule`);

function isChanged(before: Parts, after: Parts, step: string): boolean {
  const own = (parts: Parts): ReadonlyMap<string, string> =>
    new Map([...parts.values()].filter((one) => one.step === step).map(({ key, content }) => [key, content]));
  const [was, is] = [own(before), own(after)];
  return was.size !== is.size || [...is].some(([key, content]) => was.get(key) !== content);
}

/** A text without the rule it belongs to is no step: choices that would leave one take the rule back in from either side. */
function withWholeSteps(merged: Map<string, PracticePart>, { ours, theirs }: Sides): Parts {
  for (const { step } of Array.from(merged.values())) {
    if (step === null || merged.has(`${step}/rule`)) continue;
    const rule = theirs.get(`${step}/rule`) ?? ours.get(`${step}/rule`);
    if (rule !== undefined) merged.set(rule.key, rule);
  }
  return merged;
}

function wordFor(from: readonly TakenPart['from'][]): MergedStep['from'] {
  const sides = new Set(from.filter((one) => one !== 'either'));
  if (sides.has('conflict')) return 'conflict';
  if (sides.size === 2) return 'both';
  const [only] = sides;
  return only === 'ours' || only === 'theirs' ? only : 'unchanged';
}

/** The order of the side that changed it, `theirs` before `ours`; steps of the other stand after the one they followed. */
function orderOf(base: Practice, ours: Practice, theirs: Practice): readonly string[] {
  const ids = ({ steps }: Practice): readonly string[] => steps.map(({ id }) => id);
  const [first, second] =
    ids(theirs).join() === ids(base).join() ? [ids(ours), ids(theirs)] : [ids(theirs), ids(ours)];
  const order = [...first];
  for (const [i, id] of second.entries()) {
    if (order.includes(id)) continue;
    const before = second.slice(0, i).findLast((one) => order.includes(one));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  }
  return order;
}

function versionsOf(
  base: Practice,
  ours: Practice,
  theirs: Practice,
): Pick<Practice, 'id' | 'version' | 'history'> {
  const only = isSameVersions(ours, base) ? theirs : isSameVersions(theirs, base) ? ours : null;
  if (only !== null) return { id: theirs.id, version: only.version, history: only.history };
  const version = follows(ours.version, theirs.version) ? ours.version : theirs.version;
  return { id: theirs.id, version, history: bothHistories(ours.history, theirs.history) };
}

function isSameVersions(a: Practice, b: Practice): boolean {
  return a.version === b.version && JSON.stringify(a.history) === JSON.stringify(b.history);
}

/** Notes of both; two notes on one version are put together, so that no word is lost. */
function bothHistories(ours: readonly VersionNote[], theirs: readonly VersionNote[]): readonly VersionNote[] {
  const added = ours.filter((note) => theirs.every(({ version }) => version !== note.version));
  const kept = theirs.map((note) => {
    const own = ours.find(({ version }) => version === note.version);
    return own === undefined || own.change === note.change
      ? note
      : { ...note, change: `${note.change} ${own.change}` };
  });
  return [...added, ...kept];
}

function follows(version: string, known: string): boolean {
  const [a, b] = [version, known].map((text) => text.split('.').map(Number));
  for (let i = 0; i < 3; i++) if (a?.[i] !== b?.[i]) return (a?.[i] ?? 0) > (b?.[i] ?? 0);
  return false;
}
