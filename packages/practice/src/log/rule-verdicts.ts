import type { LogRule } from './rule.ts';

/** Letters of closed cases: v violated, s satisfied, o never activated; of open ones: v and s as it stands, V and S for good. */
export const LETTER = { v: 118, s: 115, o: 111, V: 86, S: 83 } as const;

/** What one rule came to. */
export interface RuleVerdicts {
  readonly rule: LogRule;
  /** Activations of a case. */
  activations(ofCase: number): number;
  /**
   * Every violated activation: event numbers of the activation and of what blocks it. An activation below 0 is no event and
   * tells the case, as `~case`; a blocking event of -1 is none.
   */
  forEachProof(visit: (activation: number, blocking: number) => void): void;
}
