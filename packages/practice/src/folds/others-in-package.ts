import { kindOf } from '../trace/kinds.ts';
import { NO, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import { textOf } from '../meaning/value.ts';
import type { Fact } from '../trace/fact.ts';
import { latestAt } from '../trace/latest.ts';
import type { Fold, FoldView } from './fold.ts';
import { between, counted, UNKNOWN_NUMBER } from './possible.ts';

const PACKAGED = kindOf('exhibit.packaged');

/** Other exhibits whose latest package at the act bears the number the act gives. Not known when it gives none. */
export const othersInPackage: Fold = {
  ofObject: [],
  ofCase: ['exhibit.packaged'],
  at: (act, view) => {
    const number = textOf(act.fields['package-number']);
    if (number === undefined) return UNKNOWN_NUMBER;
    // Only an exhibit that ever was in a package of that number can be in one now.
    const packed = view.withText(PACKAGED, number);
    if (noOtherIn(packed, view.object)) return NO_OTHERS;
    const others = new Set(packed.flatMap(exhibitsOf));
    others.delete(view.object);
    return counted([...others].map((id) => bears(packagings(id, view), number, act)));
  },
};

/** As a rule: one item, one package. */
const NO_OTHERS = between(0, 0);

/** Plain loops: this is asked of every package. */
function noOtherIn(packed: readonly Fact[], id: string): boolean {
  for (let k = 0; k < packed.length; k++) {
    const { objects } = packed[k]!.event.body;
    for (let i = 0; i < objects.length; i++)
      if (objects[i]!.type === 'exhibit' && objects[i]!.id !== id) return false;
  }
  return true;
}

function exhibitsOf(fact: Fact): readonly string[] {
  return fact.event.body.objects.filter(({ type }) => type === 'exhibit').map(({ id }) => id);
}

function packagings(id: string, view: FoldView): readonly Fact[] {
  return view
    .touching(id, PACKAGED)
    .filter((fact) => textOf(fact.fields['package-number']) !== undefined && exhibitsOf(fact).includes(id));
}

function bears(facts: readonly Fact[], number: string, act: Fact): Kleene {
  const { candidates, maybeNone } = latestAt(facts, act);
  const same = candidates.filter((fact) => fact.fields['package-number'] === number).length;
  if (same === 0) return NO;
  return same === candidates.length && !maybeNone ? YES : UNKNOWN;
}
