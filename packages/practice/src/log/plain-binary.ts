import { visitProofs, type Visit } from './plain-proofs.ts';
import type { PlainState } from './plain-state.ts';
import { relationsOf } from './relation.ts';
import type { RuleVerdicts } from './rule-verdicts.ts';
import type { LogRule } from './rule.ts';

/** One relation of a rule: who activates, and who is looked for. */
export interface Side {
  readonly relation: number;
  readonly activates: number;
  readonly other: number;
}

export function sidesOf(rule: LogRule, a: number, b: number): readonly Side[] {
  return relationsOf(rule).map(({ relation, turned }) =>
    turned ? { relation, activates: b, other: a } : { relation, activates: a, other: b },
  );
}

/** A template of two activities without conditions. */
export class PlainBinary implements RuleVerdicts {
  readonly rule: LogRule;
  private readonly state: PlainState;
  private readonly sides: readonly Side[];

  constructor(rule: LogRule, state: PlainState, sides: readonly Side[]) {
    this.rule = rule;
    this.state = state;
    this.sides = sides;
  }

  activations(ofCase: number): number {
    const { counts, activities } = this.state;
    return this.sides.reduce((sum, { activates }) => sum + counts[ofCase * activities + activates]!, 0);
  }

  forEachProof(visit: Visit): void {
    for (const side of this.sides) visitProofs(this.state, side.relation, side, visit);
  }
}
