import { kindOf } from '../trace/kinds.ts';
import { NO, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import { lastBefore, type Fold } from './fold.ts';
import { counted } from './possible.ts';

const KINDS = ['scene.entered', 'scene.exited'];

/** Officers whose last crossing before the act was an entry. */
export const peopleInside: Fold = {
  ofObject: [],
  ofCase: KINDS,
  at: (act, view) => {
    const byOfficer = new Map<string, Fact[]>();
    const crossings = KINDS.flatMap((kind) => view.ofCase(kindOf(kind))).toSorted((a, b) => a.rank - b.rank);
    for (const fact of crossings) {
      const { performer } = fact.event.body;
      const own = byOfficer.get(performer);
      if (own === undefined) byOfficer.set(performer, [fact]);
      else own.push(fact);
    }
    return counted([...byOfficer.values()].map((crossings) => isInside(crossings, act)));
  },
};

function isInside(crossings: readonly Fact[], act: Fact): Kleene {
  const { candidates, maybeNone } = lastBefore(act, crossings);
  const entries = candidates.filter((fact) => fact.kind === 'scene.entered').length;
  if (entries === 0) return NO;
  return entries === candidates.length && !maybeNone ? YES : UNKNOWN;
}
