import type { CompiledCheck } from './check.ts';
import { slotsOf } from './form.ts';
import type { Slot } from './slot.ts';

/** What an act of some kind is to a check, as bits. */
export const ACTIVATES = 1;
/** It may meet or break the duty of another act, or bound it. */
const ANSWERS = 2;
/** It is counted. */
const COUNTED = 4;
/** It may only excuse: it meets nothing ahead of the act it excuses. */
export const EXCUSES = 8;

export interface Entry {
  /** Place of the check in its group. */
  readonly index: number;
  readonly roles: number;
}

/** Checks that bind the same: one type of object, or pairs of two. */
export interface CheckGroup {
  /** `exhibit`; of pairs `officer/exhibit`. */
  readonly key: string;
  readonly checks: readonly CompiledCheck[];
  /** By number of the kind. */
  readonly byKind: readonly (readonly Entry[] | undefined)[];
  /** Places of the checks that watch every act, that have a `where`, that use `same F`. */
  readonly chains: readonly number[];
  readonly wheres: readonly number[];
  readonly correlating: readonly number[];
  /** A bit for each check: those never idle; those an act of the trace, or of the case, of a kind wakes, by its number. */
  readonly alwaysAwake: Int32Array;
  readonly wakes: readonly (Int32Array | undefined)[];
  readonly caseWakes: ReadonlyMap<number, Int32Array>;
}

/** What a check binds: a type, or both of a pair. */
function keyOf({ object, on }: CompiledCheck): string {
  return on === null ? object : `${object}/${on}`;
}

export function groupsOf(checks: readonly CompiledCheck[]): readonly CheckGroup[] {
  return [...new Set(checks.map(keyOf))].map((key) =>
    groupOf(
      key,
      checks.filter((check) => keyOf(check) === key),
    ),
  );
}

function groupOf(key: string, checks: readonly CompiledCheck[]): CheckGroup {
  const byKind: Entry[][] = [];
  for (const [index, check] of checks.entries())
    for (const [sort, roles] of rolesOf(check)) (byKind[sort] ??= []).push({ index, roles });
  const where = (test: (check: CompiledCheck) => boolean): readonly number[] =>
    checks.flatMap((check, index) => (test(check) ? [index] : []));
  return {
    key,
    checks,
    byKind,
    chains: where((check) => check.form.wholeTrace),
    wheres: where((check) => check.where !== null),
    correlating: where((check) => check.correlates),
    alwaysAwake: bitsOf(checks, (check) => check.form.counts),
    ...wakesOf(checks),
  };
}

function wakesOf(checks: readonly CompiledCheck[]): Pick<CheckGroup, 'wakes' | 'caseWakes'> {
  const wakes: (Int32Array | undefined)[] = [];
  const caseWakes = new Map<number, Int32Array>();
  for (const { sort, caseWide } of checks.flatMap(({ waking }) => waking)) {
    const bits = bitsOf(checks, ({ waking }) => waking.some((slot) => slot.sort === sort));
    if (caseWide) caseWakes.set(sort, bits);
    else wakes[sort] = bits;
  }
  return { wakes, caseWakes };
}

function bitsOf(checks: readonly CompiledCheck[], test: (check: CompiledCheck) => boolean): Int32Array {
  const bits = new Int32Array(Math.ceil(checks.length / 32));
  for (const [index, check] of checks.entries()) if (test(check)) bits[index >> 5]! |= 1 << (index & 31);
  return bits;
}

/** By number of the kind, what its acts are to the check. */
function rolesOf({ form, unless }: CompiledCheck): ReadonlyMap<number, number> {
  const roles = new Map<number, number>();
  const give = (slots: readonly Slot[], role: number): void => {
    for (const { sort } of slots) roles.set(sort, (roles.get(sort) ?? 0) | role);
  };
  give(form.activation, ACTIVATES);
  give(slotsOf(form.target), form.counts ? COUNTED : ANSWERS);
  give(form.limit, ANSWERS);
  for (const step of form.steps.slice(0, -1)) give(step, ANSWERS);
  give(slotsOf(unless), EXCUSES);
  return roles;
}

/** Kind → checks whose folds read it of the whole case. */
export function readersOf(checks: readonly CompiledCheck[]): ReadonlyMap<string, readonly CompiledCheck[]> {
  const kinds = new Set(checks.flatMap((check) => check.folds.flatMap((fold) => fold.ofCase)));
  const reads = (check: CompiledCheck, kind: string): boolean =>
    check.folds.some((fold) => fold.ofCase.includes(kind));
  return new Map([...kinds].map((kind) => [kind, checks.filter((check) => reads(check, kind))]));
}
