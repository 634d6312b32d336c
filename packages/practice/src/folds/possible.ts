import type { Relation } from '../language/syntax.ts';
import { known, NO, not, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import { compareValues, type Scalar } from '../meaning/value.ts';

/** Whole numbers from `least` to `most`. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

/**
 * What a fold, a field or a literal may be. `values`: null is none (equal to nothing), undefined is not known. `spans`:
 * numbers, none when nothing is known. `list`: how surely it holds a text.
 */
export type Possible =
  | { readonly values: readonly (Scalar | null | undefined)[] }
  | { readonly spans: readonly Span[] }
  | { readonly holds: (text: string) => Kleene };

export const UNKNOWN_NUMBER: Possible = { spans: [] };

/** As many as surely are, to as many as possibly are. */
export function counted(truths: Iterable<Kleene>): Possible {
  let least = 0;
  let most = 0;
  for (const truth of truths) {
    if (truth === YES) least++;
    if (truth !== NO) most++;
  }
  return between(least, most);
}

export function between(least: number, most: number): Possible {
  return { spans: [{ least, most }] };
}

export function truth(value: Kleene): Possible {
  return { values: [value === UNKNOWN ? undefined : value === YES] };
}

/** One value; undefined when it is not recorded. */
export function exactly(value: Scalar | undefined): Possible {
  if (typeof value === 'number') return { spans: [{ least: value, most: value }] };
  return { values: [value] };
}

/** Yes or no only when all that `a` and `b` may be agree. */
export function related(a: Possible, relation: Relation | 'includes', b: Possible): Kleene {
  if (relation === 'includes') {
    if (!('holds' in a) || !('values' in b)) return UNKNOWN;
    const [wanted] = b.values;
    return typeof wanted === 'string' ? a.holds(wanted) : UNKNOWN;
  }
  if ('spans' in a && 'spans' in b) return allSpans(a.spans, relation, b.spans);
  return 'values' in a && 'values' in b ? allValues(a.values, relation, b.values) : UNKNOWN;
}

/** What all pairs agree on; not known where they don't, or where there is none. */
function allSpans(a: readonly Span[], relation: Relation, b: readonly Span[]): Kleene {
  let all: Kleene | null = null;
  for (let i = 0; i < a.length; i++)
    for (let k = 0; k < b.length; k++) {
      const here = spansRelated(a[i]!, relation, b[k]!);
      if (all !== null && all !== here) return UNKNOWN;
      all = here;
    }
  return all ?? UNKNOWN;
}

type Value = Scalar | null | undefined;

function allValues(a: readonly Value[], relation: Relation, b: readonly Value[]): Kleene {
  let all: Kleene | null = null;
  for (let i = 0; i < a.length; i++)
    for (let k = 0; k < b.length; k++) {
      const here = valuesRelated(a[i], relation, b[k]);
      if (all !== null && all !== here) return UNKNOWN;
      all = here;
    }
  return all ?? UNKNOWN;
}

function valuesRelated(a: Value, relation: Relation, b: Value): Kleene {
  if (a === undefined || b === undefined) return UNKNOWN;
  if (a === null || b === null) return known(relation === '≠');
  return known(compareValues(a, relation, b));
}

function spansRelated(a: Span, relation: Relation, b: Span): Kleene {
  switch (relation) {
    case '<':
      return a.most < b.least ? YES : a.least >= b.most ? NO : UNKNOWN;
    case '≤':
      return a.most <= b.least ? YES : a.least > b.most ? NO : UNKNOWN;
    case '>':
      return spansRelated(b, '<', a);
    case '≥':
      return spansRelated(b, '≤', a);
    case '≠':
      return not(spansEqual(a, b));
    case '=':
      return spansEqual(a, b);
  }
}

function spansEqual(a: Span, b: Span): Kleene {
  if (a.most < b.least || b.most < a.least) return NO;
  return a.least === a.most && b.least === b.most ? YES : UNKNOWN;
}

/** For people: the one value it surely has, or null. */
export function shown(possible: Possible): string | null {
  if ('holds' in possible) return null;
  if ('values' in possible) {
    const [first] = possible.values;
    return possible.values.length === 1 && first !== undefined && first !== null ? String(first) : null;
  }
  const [span] = possible.spans;
  if (span === undefined || possible.spans.length > 1) return null;
  return span.least === span.most ? String(span.least) : `${span.least}–${span.most}`;
}
