import { and, NO, or, YES, type Kleene } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import type { Requirement, Slot } from './compile.ts';
import type { Match, Seen } from './judgement.ts';

/** How well a requirement is met, with and without late entries, and by which facts. */
export interface Met {
  readonly value: Kleene;
  readonly onTime: Kleene;
  readonly proof: readonly Fact[];
}

/** Where a target may stand, seen from its activation. */
export type Place = (target: Fact) => Kleene;

/** How well `target` fills `slot` for `activation`. */
export function fits(seen: Seen, match: Match, activation: Fact): Kleene {
  if (match.alone === NO || match.slot.paired === null) return match.alone;
  return and(match.alone, match.slot.paired(match.fact, activation, seen.history));
}

/** How well `requirement` is met for `activation` by targets that stand in `place`. */
export function meet(seen: Seen, requirement: Requirement, activation: Fact, place: Place): Met {
  if (requirement.op === 'act') return meetAct(seen, requirement.slot, activation, place);
  const parts = requirement.parts.map((part) => meet(seen, part, activation, place));
  const join = requirement.op === 'and' ? and : or;
  const values = parts.map((part) => part.value).reduce(join);
  const helping =
    requirement.op === 'and'
      ? parts.filter((part) => part.value !== NO)
      : parts.filter((part) => part.value === values).slice(0, 1);
  return {
    value: values,
    onTime: parts.map((part) => part.onTime).reduce(join),
    proof: helping.flatMap((part) => part.proof),
  };
}

function meetAct(seen: Seen, slot: Slot, activation: Fact, place: Place): Met {
  let value: Kleene = NO;
  let onTime: Kleene = NO;
  let witness: Fact | null = null;
  const filled = seen.filled[slot.number]!;
  for (let i = filled.length - 1; i >= 0 && onTime !== YES; i--) {
    const match = filled[i]!;
    if (match.fact === activation) continue;
    const here = and(place(match.fact), fits(seen, match, activation));
    if (here === NO) continue;
    if (here > value || (!match.fact.late && here > onTime)) witness = match.fact;
    value = or(value, here);
    if (!match.fact.late) onTime = or(onTime, here);
  }
  return { value, onTime, proof: witness === null ? [] : [witness] };
}

/** Some fact of `slots` that fits `activation` holds `test`. */
export function some(
  seen: Seen,
  slots: readonly Slot[],
  activation: Fact,
  test: (fact: Fact) => Kleene,
): Kleene {
  let value: Kleene = NO;
  for (const slot of slots)
    for (const match of seen.filled[slot.number]!) {
      const here = test(match.fact);
      if (here > value) value = or(value, and(here, fits(seen, match, activation)));
      if (value === YES) return YES;
    }
  return value;
}
