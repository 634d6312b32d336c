import { kindOf } from '../trace/kinds.ts';
import { and, known, NO, or, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import { agreed, latestAt } from '../trace/latest.ts';
import { before } from '../trace/order.ts';
import { names, type Fold, type FoldView } from './fold.ts';
import { truth } from './possible.ts';

const ACQUIRED = kindOf('image.acquired');
const RECOGNISED = kindOf('exhibit.recognised');
const DESCRIBED = kindOf('exhibit.described');
const AUTHORITY = kindOf('authority.recorded');

/** An authority recorded before the act, in force at it, covers the exhibit by kind, by number, or all. */
export const withinScope: Fold = {
  ofObject: ['image.acquired'],
  ofCase: ['authority.recorded', 'exhibit.recognised', 'exhibit.described'],
  at: (act, view) => {
    let value: Kleene = NO;
    for (const authority of view.ofCase(AUTHORITY)) {
      if (authority === act || value === YES) continue;
      const valid = and(before(authority, act), isInForce(authority, act));
      if (valid > value) value = or(value, and(valid, covers(authority, act, view)));
    }
    return truth(value);
  },
};

/** The exhibit the object is, or for an image the one it was made of. */
function exhibitOf(view: FoldView): string {
  const made = view.own(ACQUIRED).find((fact) => fact.event.id === view.object);
  return made?.event.body.objects.find(({ type }) => type === 'device')?.id ?? view.object;
}

function isInForce({ fields }: Fact, act: Fact): Kleene {
  const until = fields['valid-until'];
  if (typeof until !== 'number' || until >= act.hi) return YES;
  return until < act.lo ? NO : UNKNOWN;
}

function covers(authority: Fact, act: Fact, view: FoldView): Kleene {
  const scope = authority.fields['scope'];
  if (!Array.isArray(scope) || scope.length === 0) return UNKNOWN;
  if (scope.includes('all')) return YES;
  const exhibit = exhibitOf(view);
  const stated = [RECOGNISED, DESCRIBED]
    .flatMap((kind) => view.touching(exhibit, kind))
    .filter((fact) => names(fact, exhibit));
  return or(saysOneOf(scope, 'kind', stated, act), saysOneOf(scope, 'number', stated, act));
}

/** The exhibit's latest `field` at the act is one of `scope`. */
function saysOneOf(scope: readonly string[], field: string, stated: readonly Fact[], act: Fact): Kleene {
  const { candidates, maybeNone } = latestAt(
    stated.filter((fact) => fact.fields[field] !== undefined),
    act,
  );
  const truths = candidates.map((fact): Kleene => known(scope.includes(String(fact.fields[field]))));
  return agreed(maybeNone ? [...truths, UNKNOWN] : truths);
}
