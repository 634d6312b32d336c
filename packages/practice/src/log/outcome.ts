import { ProofLog } from './proof-log.ts';
import { isUnary, type LogRule } from './rule.ts';

/** The rule can't be broken any more once each of these counts, by case, has reached its `least`. */
export interface Threshold {
  readonly counts: Int32Array;
  readonly least: number;
}

const PENDING = 1;
const VIOLATED = 2;

/** What one rule came to, by case; its monitor writes into it. */
export class Outcome {
  readonly rule: LogRule;
  readonly proofs: ProofLog = new ProofLog();
  /** Activations by case: the sum of these. */
  readonly activations: readonly Int32Array[];
  /** Null: it can always still be broken. */
  readonly settledBy: readonly Threshold[] | null;
  private readonly state: Uint8Array;

  constructor(
    rule: LogRule,
    cases: number,
    activations: readonly Int32Array[],
    settledBy: readonly Threshold[] | null,
  ) {
    this.rule = rule;
    this.state = new Uint8Array(cases);
    this.activations = activations;
    this.settledBy = settledBy;
  }

  /** An activation is violated for good. Event numbers as in ProofLog. */
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

  /** Letters of closed cases: v violated, s satisfied, o never activated. */
  finalLetters(): Uint8Array {
    const { state, activations } = this;
    const idle = isUnary(this.rule.template) ? S : O;
    const [one = NONE, two = NONE] = activations;
    const letters = new Uint8Array(state.length);
    for (let at = 0; at < state.length; at++)
      letters[at] = state[at] !== 0 ? V : one[at] === 0 && !(two[at]! > 0) ? idle : S;
    return letters;
  }

  /** Letters of open cases: S and V for good, s and v as it stands. */
  openLetters(): Uint8Array {
    const settled = (at: number): boolean =>
      this.settledBy?.every(({ counts, least }) => counts[at]! >= least) ?? false;
    return this.state.map((state, at) =>
      state === 0 ? (settled(at) ? FOR_GOOD : S) : state === PENDING ? V : BROKEN,
    );
  }
}

const NONE = new Int32Array(0);
const letter = (text: string): number => text.charCodeAt(0);
const V: number = letter('v');
const S: number = letter('s');
const O: number = letter('o');
const FOR_GOOD: number = letter('S');
const BROKEN: number = letter('V');
