import { kindOf } from '../trace/kinds.ts';
import { and, known, NO, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import { before } from '../trace/order.ts';
import type { Fold } from './fold.ts';
import { UNKNOWN_NUMBER, type Span } from './possible.ts';

const WEIGHED = kindOf('exhibit.weighed');
const SAMPLED = kindOf('exhibit.sampled');

/** How far the net weight of the act is from the first net weight less the samples taken since, milligrams. */
export const weightDrift: Fold = {
  ofObject: ['exhibit.weighed', 'exhibit.sampled'],
  ofCase: [],
  at: (act, view) => {
    const weight = massOf(act);
    if (weight === undefined || act.fields['net'] !== true) return UNKNOWN_NUMBER;
    const { candidates, maybeNone } = firstNet(view.own(WEIGHED), act);
    const samples = view.own(SAMPLED);
    const spans = candidates.map((first) => driftFrom(first, { act, weight, samples }));
    if (spans.includes(null)) return UNKNOWN_NUMBER;
    const drifts = spans.filter((span) => span !== null);
    return { spans: maybeNone ? [...drifts, { least: 0, most: 0 }] : drifts };
  },
};

function massOf(fact: Fact): number | undefined {
  const mass = fact.fields['mass-mg'];
  return typeof mass === 'number' ? mass : undefined;
}

function isNet(fact: Fact): Kleene {
  const net = fact.fields['net'];
  return typeof net === 'boolean' ? known(net) : UNKNOWN;
}

/** Net weights that may be the first before `act`, and whether there may be none. */
function firstNet(
  weights: readonly Fact[],
  act: Fact,
): { readonly candidates: readonly Fact[]; readonly maybeNone: boolean } {
  const stands = (fact: Fact): Kleene => (fact === act ? NO : and(isNet(fact), before(fact, act)));
  const sure = weights.filter((fact) => stands(fact) === YES);
  const candidates = weights.filter(
    (fact) => stands(fact) !== NO && !sure.some((earlier) => before(earlier, fact) === YES),
  );
  return { candidates, maybeNone: sure.length === 0 };
}

function driftFrom(
  first: Fact,
  { act, weight, samples }: { act: Fact; weight: number; samples: readonly Fact[] },
): Span | null {
  const mass = massOf(first);
  if (mass === undefined) return null;
  let [least, most] = [mass - weight, mass - weight];
  for (const sample of samples) {
    const taken = and(before(first, sample), before(sample, act));
    const part = massOf(sample);
    if (taken !== NO && part === undefined) return null;
    if (taken !== NO) least -= part!;
    if (taken === YES) most -= part!;
  }
  if (least <= 0 && most >= 0) return { least: 0, most: Math.max(-least, most) };
  return {
    least: Math.min(Math.abs(least), Math.abs(most)),
    most: Math.max(Math.abs(least), Math.abs(most)),
  };
}
