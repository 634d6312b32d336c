import { and, known, NO, not, or, UNKNOWN, type Kleene } from '../meaning/kleene.ts';
import { textOf } from '../meaning/value.ts';
import type { Fact } from '../trace/fact.ts';
import { agreed, latestAt } from '../trace/latest.ts';
import { before } from '../trace/order.ts';
import type { Fold, FoldView } from './fold.ts';
import { counted } from './possible.ts';

/** Other fragile exhibits of the same zone, recognised before the act and neither collected nor protected before it. */
export const waitingFragileTraces: Fold = {
  ofObject: ['exhibit.recognised'],
  ofCase: ['exhibit.recognised', 'exhibit.described', 'exhibit.collected', 'exhibit.protected'],
  at: (act, view) => {
    const own = view.touching(view.object, 'exhibit.recognised');
    const zones = own.filter((fact) => fact.event.id === view.object).map(zoneOf);
    return counted(
      view
        .ofCase('exhibit.recognised')
        .filter((fact) => fact.event.id !== view.object)
        .map((fact) => and(sameZone(zoneOf(fact), zones[0]), isWaiting(fact, act, view))),
    );
  },
};

function zoneOf(fact: Fact): string | undefined {
  return textOf(fact.fields['zone']);
}

function sameZone(a: string | undefined, b: string | undefined): Kleene {
  return a === undefined || b === undefined ? UNKNOWN : known(a === b);
}

function isWaiting(recognised: Fact, act: Fact, view: FoldView): Kleene {
  const there = before(recognised, act);
  if (there === NO) return NO;
  const { id } = recognised.event;
  const fragile = isFragile(id, act, view);
  if (fragile === NO) return NO;
  const gone = ['exhibit.collected', 'exhibit.protected']
    .flatMap((kind) => view.touching(id, kind))
    .reduce<Kleene>((value, fact) => or(value, before(fact, act)), NO);
  return and(and(there, fragile), not(gone));
}

function isFragile(id: string, act: Fact, view: FoldView): Kleene {
  const stated = ['exhibit.recognised', 'exhibit.described']
    .flatMap((kind) => view.touching(id, kind))
    .filter((fact) => fact.fields['fragile'] !== undefined);
  const { candidates, maybeNone } = latestAt(stated, act);
  const truths = candidates.map((fact): Kleene => known(fact.fields['fragile'] === true));
  return maybeNone ? agreed([...truths, UNKNOWN]) : agreed(truths);
}
