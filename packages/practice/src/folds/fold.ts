import type { Fact } from '../trace/fact.ts';
import type { Kind } from '../trace/kinds.ts';
import { latestAt, type Latest } from '../trace/latest.ts';
import type { Thing } from '../trace/thing.ts';
import type { Possible } from './possible.ts';

/** A departure of the record so far: `since` in UTC ms. */
export interface Departure {
  readonly practice: string;
  readonly step: string;
  readonly since: number;
}

/** What a fold may read, seen from the bound object. Facts that count, in record order. */
export interface FoldView {
  readonly object: string;
  /** Acts of `kind`, not case-wide, that touch the object. */
  own(kind: Kind): readonly Fact[];
  /** Acts of `kind`, not case-wide, that touch a thing, given itself or by id. */
  touching(thing: Thing | string, kind: Kind): readonly Fact[];
  /** Acts of `kind` of the whole case. */
  ofCase(kind: Kind): readonly Fact[];
  /** Packagings by their number, recognitions by their zone; those without for undefined. */
  withText(kind: Kind, text: string | undefined): readonly Fact[];
  /** What the checks that do not use this fold say is violated while the case is open. */
  departures(): readonly Departure[];
}

/** A named fold (docs/spec/practice.md §folds): what the record says at an act. */
export interface Fold {
  /** Kinds it reads of the bound object. */
  readonly ofObject: readonly string[];
  /** Kinds it reads of the whole case. */
  readonly ofCase: readonly string[];
  readonly at: (act: Fact, view: FoldView) => Possible;
}

const NONE: Latest = { candidates: [], maybeNone: true };

const NO_VALUE: Possible = { values: [null] };

/** Facts of `lists` (each in record order) that may be the last before `act`, itself excluded. */
export function lastBefore(act: Fact, ...lists: readonly (readonly Fact[])[]): Latest {
  let last: Fact | null = null;
  for (const facts of lists) {
    const own = surelyLast(act, facts);
    if (own === 'unsure') return lastOfAll(act, lists.flat());
    if (own !== null && (last === null || own.rank > last.rank)) last = own;
  }
  return last === null ? NONE : { candidates: [last], maybeNone: false };
}

/** What `of` says of the act of `kinds` that touches the object and is the last before `act`; none where there is none. */
export function ofLastOwn(
  act: Fact,
  view: FoldView,
  kinds: readonly Kind[],
  of: (fact: Fact, view: FoldView) => string | null | undefined,
): Possible {
  const last = lastOwn(act, view, kinds);
  if (last === null) return NO_VALUE;
  if (last !== 'unsure') return { values: [of(last, view)] };
  const { candidates, maybeNone } = lastOfAll(
    act,
    kinds.flatMap((kind) => view.own(kind)),
  );
  const values = candidates.map((fact) => of(fact, view));
  return { values: maybeNone ? [...values, null] : values };
}

/**
 * The one act of `kinds` that touches the object and is the last before `act`; null when there is none, 'unsure' where it
 * is not known which.
 */
function lastOwn(act: Fact, view: FoldView, kinds: readonly Kind[]): Fact | 'unsure' | null {
  let last: Fact | null = null;
  for (let k = 0; k < kinds.length; k++) {
    const own = surelyLast(act, view.own(kinds[k]!));
    if (own === 'unsure') return own;
    if (own !== null && (last === null || own.rank > last.rank)) last = own;
  }
  return last;
}

/** The last of `facts` before `act`; null when there is none, 'unsure' where their order is not known. */
function surelyLast(act: Fact, facts: readonly Fact[]): Fact | 'unsure' | null {
  for (let i = facts.length - 1; i >= 0; i--) {
    const fact = facts[i]!;
    if (fact === act) continue;
    // Whatever comes before a solid fact in record order was surely before it, so ranks tell the order.
    if (!fact.solid || !act.solid) return 'unsure';
    if (fact.rank <= act.rank) return fact;
  }
  return null;
}

function lastOfAll(act: Fact, facts: readonly Fact[]): Latest {
  return latestAt(
    facts.filter((fact) => fact !== act),
    act,
  );
}

/** `fact` names `id`, or created it. */
export function names(fact: Fact, id: string): boolean {
  return fact.event.id === id || fact.event.body.objects.some((object) => object.id === id);
}
