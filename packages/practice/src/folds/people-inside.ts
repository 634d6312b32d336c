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
    for (const fact of KINDS.flatMap((kind) => view.ofCase(kind))) {
      const { performer } = fact.event.body;
      byOfficer.set(performer, [...(byOfficer.get(performer) ?? []), fact]);
    }
    return counted([...byOfficer.values()].map((crossings) => isInside(crossings, act)));
  },
};

function isInside(crossings: readonly Fact[], act: Fact): Kleene {
  const { candidates, maybeNone } = lastBefore(crossings, act);
  const entries = candidates.filter((fact) => fact.kind === 'scene.entered').length;
  if (entries === 0) return NO;
  return entries === candidates.length && !maybeNone ? YES : UNKNOWN;
}
