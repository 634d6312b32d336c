import { ProofLog } from './proof-log.ts';
import { LETTER, type RuleVerdicts } from './rule-verdicts.ts';
import { isUnary, type LogRule } from './rule.ts';

/** The rule can't be broken any more once each of these counts, by case, has reached its `least`. */
export interface Threshold {
  readonly counts: Int32Array;
  readonly least: number;
}

/** What the parts of one rule count, by case. */
export interface Counted {
  /** Activations: the sum of these. */
  readonly activations: readonly Int32Array[];
  /** Null: the rule can always still be broken. */
  readonly settledBy: readonly Threshold[] | null;
}

const PENDING = 1;
const VIOLATED = 2;

/** What one rule with monitors of its own came to; they write into it. */
export class Outcome implements RuleVerdicts {
  readonly rule: LogRule;
  private readonly counted: Counted;
  private readonly open: boolean;
  private readonly proofs: ProofLog = new ProofLog();
  private readonly state: Uint8Array;

  constructor(rule: LogRule, cases: number, counted: Counted, open: boolean) {
    this.rule = rule;
    this.counted = counted;
    this.open = open;
    this.state = new Uint8Array(cases);
  }

  /** An activation is violated for good. Event numbers as in RuleVerdicts. */
  violate(ofCase: number, activation: number, blocking: number): void {
    this.state[ofCase] = VIOLATED;
    this.proofs.add(activation, blocking);
  }

  /** At the end of what was read: an activation still lacks what it needs, for good or not. */
  lack(ofCase: number, activation: number, blocking: number, forGood = false): void {
    if (forGood) this.state[ofCase] = VIOLATED;
    else if (this.state[ofCase] !== VIOLATED) this.state[ofCase] = PENDING;
    this.proofs.add(activation, blocking);
  }

  activations(ofCase: number): number {
    return this.counted.activations.reduce((sum, counts) => sum + counts[ofCase]!, 0);
  }

  forEachProof(visit: (activation: number, blocking: number) => void): void {
    this.proofs.forEach(visit);
  }

  letter(ofCase: number): number {
    const state = this.state[ofCase]!;
    return this.open ? this.openLetter(state, ofCase) : this.finalLetter(state, ofCase);
  }

  private finalLetter(state: number, ofCase: number): number {
    if (state !== 0) return LETTER.v;
    return isUnary(this.rule.template) || this.activations(ofCase) > 0 ? LETTER.s : LETTER.o;
  }

  private openLetter(state: number, ofCase: number): number {
    if (state !== 0) return state === PENDING ? LETTER.v : LETTER.V;
    const settled = this.counted.settledBy?.every(({ counts, least }) => counts[ofCase]! >= least) ?? false;
    return settled ? LETTER.S : LETTER.s;
  }
}
