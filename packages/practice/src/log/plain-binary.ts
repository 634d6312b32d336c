import { bitOf, type PlainState } from './plain-state.ts';
import { relationsOf } from './relation.ts';
import { LETTER, type RuleVerdicts } from './rule-verdicts.ts';
import { LASTING, type LogRule } from './rule.ts';

/** One relation of a rule: who activates, who is looked for. */
interface Side {
  readonly relation: number;
  readonly activates: number;
  readonly other: number;
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
  private readonly one: Side;
  /** The other relation; the same again where there is one. */
  private readonly two: Side;

  constructor(rule: LogRule, state: PlainState, a: number, b: number, open: boolean) {
    this.rule = rule;
    this.state = state;
    this.open = open;
    const sides = relationsOf(rule).map(
      ({ relation, turned }): Side => ({
        relation,
        activates: turned ? b : a,
        other: turned ? a : b,
      }),
    );
    this.one = sides[0]!;
    this.two = sides[1] ?? this.one;
    for (const { relation, activates, other } of sides)
      state.relations[relation]!.asked[activates]! |= bitOf(other);
  }

  letters(): Uint8Array {
    return this.open ? this.openLetters() : this.finalLetters();
  }

  private finalLetters(): Uint8Array {
    const { one, two, state } = this;
    const { cases, activities, counts, relations } = state;
    const letters = new Uint8Array(cases);
    const [marksOne, marksTwo] = [relations[one.relation]!.violated, relations[two.relation]!.violated];
    const [bitOne, bitTwo] = [bitOf(one.other), bitOf(two.other)];
    for (let at = 0, atOne = one.activates, atTwo = two.activates; at < cases; at++) {
      const broken = (marksOne[atOne]! & bitOne) | (marksTwo[atTwo]! & bitTwo);
      letters[at] = RANK[signOf(broken) + signOf(counts[atOne]! | counts[atTwo]!)]!;
      atOne += activities;
      atTwo += activities;
    }
    return letters;
  }

  private isIn(marks: 'violated' | 'lacking', ofCase: number): boolean {
    const { activities, relations } = this.state;
    return [this.one, this.two].some(
      ({ relation, activates, other }) =>
        (relations[relation]![marks][ofCase * activities + activates]! & bitOf(other)) !== 0,
    );
  }

  private openLetters(): Uint8Array {
    const { cases, seen } = this.state;
    const wanted = bitOf(this.one.other) | bitOf(this.two.other);
    const lasts = LASTING.has(this.rule.template);
    const letters = new Uint8Array(cases);
    for (let at = 0; at < cases; at++) {
      const kept = lasts && (seen[at]! & wanted) === wanted ? LETTER.S : LETTER.s;
      letters[at] = this.isIn('violated', at) ? LETTER.V : this.isIn('lacking', at) ? LETTER.v : kept;
    }
    return letters;
  }

  activations(ofCase: number): number {
    const { counts, activities } = this.state;
    const of = ({ activates }: Side): number => counts[ofCase * activities + activates]!;
    return this.one === this.two ? of(this.one) : of(this.one) + of(this.two);
  }

  forEachProof(visit: (activation: number, blocking: number) => void): void {
    const { relations, activityOf } = this.state;
    for (const { relation, activates, other } of new Set([this.one, this.two]))
      relations[relation]!.log.forEach(bitOf(other), (event) => activityOf[event] === activates, visit);
  }
}
