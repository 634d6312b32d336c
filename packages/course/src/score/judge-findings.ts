import { answers, normaliseAnswer } from '../answer.ts';
import type { Decoy, ExpectedFinding, Truth } from '../exercise.ts';
import type { StatedFinding } from '../record/stated-findings.ts';

/** An expected finding and the stated ones that meet it; `elsewhere`: right answer, but not resting on those bytes. */
export interface JudgedFinding {
  readonly expected: ExpectedFinding;
  readonly found: readonly StatedFinding[];
  readonly elsewhere: readonly StatedFinding[];
}

/** A wrong answer to a question of the brief, counted once however often it is stated. */
export interface FalseFinding {
  readonly stated: readonly StatedFinding[];
  readonly decoy: Decoy | null;
}

export interface JudgedFindings {
  readonly expected: readonly JudgedFinding[];
  readonly wrong: readonly FalseFinding[];
}

/** A locus so wide that it would overlap anything rests on nothing: this many bytes, or 16 times the expected ones. */
const WIDEST = 65_536;

/** Matches the stated findings against the truth. */
export function judgeFindings(truth: Truth, stated: readonly StatedFinding[]): JudgedFindings {
  const expected = truth.findings.map((one) => {
    const right = stated.filter((finding) => saysSo(one, finding));
    return {
      expected: one,
      found: right.filter((finding) => restsOn(one, finding)),
      elsewhere: right.filter((finding) => !restsOn(one, finding)),
    };
  });
  const asked = new Set(truth.findings.map((one) => one.question));
  const wrong = stated.filter(
    (finding) =>
      finding.answer !== '' &&
      !truth.findings.some((one) => saysSo(one, finding)) &&
      (asked.has(finding.question) || decoyOf(truth, finding) !== null),
  );
  const groups = Map.groupBy(wrong, (finding) => `${finding.question}\n${normaliseAnswer(finding.answer)}`);
  return {
    expected,
    wrong: [...groups.values()].map((group) => ({ stated: group, decoy: decoyOf(truth, group[0]) })),
  };
}

function saysSo(expected: ExpectedFinding, finding: StatedFinding): boolean {
  return (
    finding.question === expected.question &&
    answers(finding.answer, expected.accept, expected.match ?? 'whole')
  );
}

function restsOn(expected: ExpectedFinding, { evidence, locus }: StatedFinding): boolean {
  if (expected.evidence !== null && evidence !== expected.evidence) return false;
  if (expected.at.length === 0) return true;
  if (locus === null) return false;
  return expected.at.some(
    ({ offset, length }) =>
      locus.offset < offset + length &&
      offset < locus.offset + locus.length &&
      locus.length <= Math.max(WIDEST, 16 * length),
  );
}

function decoyOf(truth: Truth, finding: StatedFinding | undefined): Decoy | null {
  if (finding === undefined) return null;
  const tempted = truth.decoys.filter((decoy) => decoy.question === finding.question);
  return tempted.find((decoy) => answers(finding.answer, decoy.answers, 'contains')) ?? null;
}
