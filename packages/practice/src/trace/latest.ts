import { NO, YES, type Kleene } from '../meaning/kleene.ts';
import type { Fact } from './fact.ts';
import { before } from './order.ts';

/** The facts that may be the last one at or before `at`, and whether it is possible that there is none. */
export interface Latest {
  readonly candidates: readonly Fact[];
  readonly maybeNone: boolean;
}

/** `facts` in record order. Those surely superseded by a later one are left out. */
export function latestAt(facts: readonly Fact[], at: Fact): Latest {
  const possible = facts.filter((fact) => fact === at || before(fact, at) !== NO);
  const sure = possible.filter((fact) => fact === at || before(fact, at) === YES);
  const candidates = possible.filter((fact) => !sure.some((later) => before(fact, later) === YES));
  return { candidates, maybeNone: sure.length === 0 };
}

/** The facts that may be the last of all. */
export function latestOf(facts: readonly Fact[]): Latest {
  return {
    candidates: facts.filter((fact) => !facts.some((later) => before(fact, later) === YES)),
    maybeNone: facts.length === 0,
  };
}

/** One truth when every possibility agrees; not known otherwise, and not known when there is none at all. */
export function agreed(truths: readonly Kleene[]): Kleene {
  const [first, ...rest] = truths;
  if (first === undefined) return 1;
  return rest.every((truth) => truth === first) ? first : 1;
}
