import { NO, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import { textOf } from '../meaning/value.ts';
import type { Fact } from '../trace/fact.ts';
import { latestAt } from '../trace/latest.ts';
import type { Fold } from './fold.ts';
import { counted, UNKNOWN_NUMBER } from './possible.ts';

/** Other exhibits whose latest package at the act bears the number the act gives. Not known when it gives none. */
export const othersInPackage: Fold = {
  ofObject: [],
  ofCase: ['exhibit.packaged'],
  at: (act, view) => {
    const number = textOf(act.fields['package-number']);
    if (number === undefined) return UNKNOWN_NUMBER;
    const others = new Map<string, Fact[]>();
    for (const fact of view.ofCase('exhibit.packaged'))
      for (const { id, type } of fact.event.body.objects)
        if (type === 'exhibit' && id !== view.object && textOf(fact.fields['package-number']) !== undefined)
          others.set(id, [...(others.get(id) ?? []), fact]);
    return counted([...others.values()].map((packagings) => bears(packagings, number, act)));
  },
};

function bears(packagings: readonly Fact[], number: string, act: Fact): Kleene {
  const { candidates, maybeNone } = latestAt(packagings, act);
  const same = candidates.filter((fact) => fact.fields['package-number'] === number).length;
  if (same === 0) return NO;
  return same === candidates.length && !maybeNone ? YES : UNKNOWN;
}
