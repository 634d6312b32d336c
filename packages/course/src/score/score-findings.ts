import type { Exercise } from '../exercise.ts';
import type { ScoreComponent } from '../score-contract.ts';
import { allot } from './allot.ts';
import type { CaseFacts } from './case-facts.ts';
import { judgeFindings, type FalseFinding, type JudgedFinding } from './judge-findings.ts';

/** A wrong answer that is no decoy costs this part of the question's points, in hundredths: guessing never pays. */
const WRONG_ANSWER = 25;

/** Expected findings, then false ones and what they would cost. */
export function scoreFindings(facts: CaseFacts): readonly ScoreComponent[] {
  const { exercise } = facts;
  const whole = exercise.weights.findings * 100;
  const maxima = allot(
    whole,
    exercise.truth.findings.map((one) => one.points),
  );
  const judged = judgeFindings(exercise.truth, facts.findings);
  const expected = judged.expected.map((one, i) => foundOrMissed(one, maxima[i] ?? 0));
  const wrong = judged.wrong.map((one) => falseFinding(one, costOf(exercise, one)));
  return [...expected, ...wrong];
}

function foundOrMissed({ expected, found, elsewhere }: JudgedFinding, maximum: number): ScoreComponent {
  const phrase =
    found.length > 0
      ? 'score.finding.found'
      : elsewhere.length > 0
        ? 'score.finding.elsewhere'
        : 'score.finding.missed';
  return {
    id: `findings.${expected.id}`,
    part: 'findings',
    points: found.length > 0 ? maximum : 0,
    maximum,
    state: found.length > 0 ? 'earned' : 'missed',
    why: { phrase, params: { finding: expected.id, question: expected.question } },
    events: (found.length > 0 ? found : elsewhere).map((one) => one.event),
  };
}

/** Penalties are in the truth's points; a hundredth is never gained by rounding. */
function costOf(exercise: Exercise, wrong: FalseFinding): number {
  const { findings } = exercise.truth;
  const sum = findings.reduce((total, one) => total + one.points, 0);
  const asked = findings.filter((one) => one.question === wrong.stated[0]?.question);
  const points =
    wrong.decoy?.penalty ?? (Math.max(0, ...asked.map((one) => one.points)) * WRONG_ANSWER) / 100;
  return sum === 0 ? 0 : Math.ceil((points * exercise.weights.findings * 100) / sum);
}

function falseFinding(wrong: FalseFinding, cost: number): ScoreComponent {
  const question = wrong.stated[0]?.question ?? '';
  const name = wrong.decoy?.id ?? `${question}.${wrong.stated[0]?.event.slice(0, 12) ?? ''}`;
  return {
    id: `findings.false.${name}`,
    part: 'findings',
    points: 0,
    maximum: 0,
    takes: { full: cost, from: null },
    state: 'false-finding',
    why: {
      phrase: wrong.decoy === null ? 'score.false.wrong' : 'score.false.decoy',
      params: { question, answer: wrong.stated[0]?.answer ?? '' },
    },
    events: wrong.stated.map((one) => one.event),
  };
}
