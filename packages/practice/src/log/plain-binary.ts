import { bitOf, type PlainState } from './plain-state.ts';
import { relationsOf } from './relation.ts';
import { LETTER, type RuleVerdicts } from './rule-verdicts.ts';
import type { SharedRelation } from './shared-relation.ts';
import { LASTING, type LogRule } from './rule.ts';

/** One relation of a rule: who activates, and the bit of who is looked for. */
class Side {
  readonly activates: number;
  readonly other: number;
  readonly relation: SharedRelation;

  constructor(relation: SharedRelation, activates: number, other: number) {
    this.relation = relation;
    this.activates = activates;
    this.other = bitOf(other);
    relation.asked[activates]! |= this.other;
  }

  /** Not 0 where the activity at `here + activates` has it so. */
  in(marks: Int32Array, here: number): number {
    return marks[here + this.activates]! & this.other;
  }
}

/** Whatever is broken was activated. A table and no branch: which way a case goes can't be foretold, and that costs most. */
const RANK = Uint8Array.of(LETTER.o, LETTER.s, LETTER.v);

/** 1 for any number but 0. */
function signOf(number: number): number {
  return (number | -number) >>> 31;
}

/** A template of two activities without conditions. Create it before the first event is read. */
export class PlainBinary implements RuleVerdicts {
  readonly rule: LogRule;
  private readonly state: PlainState;
  private readonly open: boolean;
  private readonly lasts: boolean;
  private readonly one: Side;
  /** The other relation; the same again where there is one. */
  private readonly two: Side;

  constructor(rule: LogRule, state: PlainState, a: number, b: number, open: boolean) {
    this.rule = rule;
    this.state = state;
    this.open = open;
    this.lasts = LASTING.has(rule.template);
    const sides = relationsOf(rule).map(
      ({ relation, turned }) => new Side(state.relations[relation]!, turned ? b : a, turned ? a : b),
    );
    this.one = sides[0]!;
    this.two = sides[1] ?? this.one;
  }

  letter(ofCase: number): number {
    const { one, two, state } = this;
    const here = ofCase * state.activities;
    const broken = one.in(one.relation.violated, here) | two.in(two.relation.violated, here);
    if (this.open) return broken === 0 ? this.openLetter(ofCase, here) : LETTER.V;
    const active = state.counts[here + one.activates]! | state.counts[here + two.activates]!;
    return RANK[signOf(broken) + signOf(active)]!;
  }

  private openLetter(ofCase: number, here: number): number {
    const { one, two } = this;
    const lacking = one.in(one.relation.lacking, here) | two.in(two.relation.lacking, here);
    if (lacking !== 0) return LETTER.v;
    const wanted = one.other | two.other;
    return this.lasts && (this.state.seen[ofCase]! & wanted) === wanted ? LETTER.S : LETTER.s;
  }

  activations(ofCase: number): number {
    const { counts, activities } = this.state;
    const of = ({ activates }: Side): number => counts[ofCase * activities + activates]!;
    return this.one === this.two ? of(this.one) : of(this.one) + of(this.two);
  }

  forEachProof(visit: (activation: number, blocking: number) => void): void {
    const { activityOf } = this.state;
    for (const { relation, activates, other } of new Set([this.one, this.two]))
      relation.log.forEach(other, (event) => activityOf[event] === activates, visit);
  }
}
