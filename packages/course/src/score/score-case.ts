import type { Score, ScoreComponent } from '../score-contract.ts';
import { caseFacts, type CaseFacts, type CaseState } from './case-facts.ts';
import { scoreOf } from './score-of.ts';
import { scoreFindings } from './score-findings.ts';
import { scoreHints } from './score-hints.ts';
import { scoreProcess } from './score-process.ts';

const AWAITING = ['explanation', 'testimony'] as const;

/**
 * The score of a case (settled question 20). The denominator is the truth's, so an empty record is 0 and stopping early
 * never pays; parts only a person can judge are listed and left out of it.
 */
export function scoreCase(state: CaseState): Score {
  return scoreFacts(caseFacts(state));
}

/** {@link scoreCase} on facts already read. */
export function scoreFacts(facts: CaseFacts): Score {
  const { weights, adviceMode } = facts.exercise;
  const machine = [...scoreProcess(facts), ...scoreFindings(facts)];
  const awaiting = AWAITING.filter((part) => weights[part] > 0);
  const people = awaiting.map((part) => awaitingPerson(part, weights[part] * 100));
  return scoreOf([...machine, ...scoreHints(facts, machine), ...people], adviceMode);
}

function awaitingPerson(part: (typeof AWAITING)[number], maximum: number): ScoreComponent {
  return {
    id: part,
    part,
    points: 0,
    maximum,
    state: 'awaiting-person',
    why: { phrase: `score.awaiting.${part}`, params: {} },
    events: [],
  };
}
