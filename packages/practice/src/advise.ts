import type { Advice } from './advice.ts';
import type { PracticeStep } from './file/practice.ts';
import type { CompiledPractices } from './monitor/compile.ts';
import type { CheckVerdict } from './verdict.ts';

/** What advice depends on beside the verdicts. */
export interface AdviceContext {
  /** Practices in force: among equals, what must be done comes before what should. */
  readonly compiled: CompiledPractices;
  /** UTC ms. */
  readonly now: number;
  /** Objects the officer has in hand (ids); advice on acts not yet begun is given for these alone. Empty: all objects. */
  readonly inHand?: readonly string[];
  /** Advice ids already answered or put away: never repeated. */
  readonly dismissed?: ReadonlySet<string>;
}

/** A deadline nearer than this is at risk, milliseconds. */
const NEAR = 2 * 60_000;

/** Advice for an officer: acts to do now, deadlines near, departures. Most severe and repairable first; no repeats. */
export function adviseFrom(verdicts: readonly CheckVerdict[], context: AdviceContext): readonly Advice[] {
  const advice = verdicts.flatMap((verdict) => adviceFor(verdict, context));
  const unique = new Map(advice.map((item) => [item.id, item]));
  return [...unique.values()]
    .filter((item) => context.dismissed?.has(item.id) !== true)
    .toSorted(mostUrgent(levelsOf(context.compiled)));
}

function adviceFor(verdict: CheckVerdict, context: AdviceContext): Advice[] {
  const form = formOf(verdict, context);
  if (form === null) return [];
  const { practice, step, object, on } = verdict;
  const repairable = form !== 'departure' || isRepairable(verdict);
  return [
    {
      id: `${practice}/${step}/${object.type}:${object.id}${on === null ? '' : `:${on.id}`}/${form}`,
      form,
      repairable,
      verdict,
    },
  ];
}

function formOf(verdict: CheckVerdict, context: AdviceContext): Advice['form'] | null {
  if (verdict.verdict === 'violated')
    return verdict.explained === null && verdict.waived === null ? 'departure' : null;
  if (verdict.verdict === 'pending')
    return verdict.deadline !== null && verdict.deadline - context.now <= NEAR ? 'at-risk' : 'next';
  const ahead =
    verdict.missing !== null && (verdict.verdict === 'not-applicable' || verdict.verdict === 'holding');
  return ahead && isInHand(verdict, context) ? 'next' : null;
}

function isInHand(verdict: CheckVerdict, { inHand }: AdviceContext): boolean {
  return inHand === undefined || inHand.length === 0 || inHand.includes(verdict.object.id);
}

/** A departure that a later act can still soften: a duty still undone, never a forbidden act done. */
function isRepairable(verdict: CheckVerdict): boolean {
  if (verdict.form !== 'response' && verdict.form !== 'existence') return false;
  return verdict.nearestMiss?.failed.some(({ condition }) => /^(within|before) /.test(condition)) !== true;
}

const ORDER: Record<Advice['form'], number> = { 'at-risk': 0, next: 1, departure: 2 };
const LEVEL: Record<PracticeStep['level'], number> = { must: 0, should: 1, may: 2 };

type Levels = (verdict: CheckVerdict) => number;

function levelsOf(compiled: CompiledPractices): Levels {
  const levels = new Map(
    compiled.checks.map(({ practice, step }) => [`${practice.id}/${step.id}`, LEVEL[step.level]]),
  );
  return ({ practice, step }) => levels.get(`${practice}/${step}`) ?? LEVEL.may;
}

function mostUrgent(level: Levels): (a: Advice, b: Advice) => number {
  const deadline = ({ verdict }: Advice): number => verdict.deadline ?? Number.MAX_SAFE_INTEGER;
  return (a, b) =>
    b.verdict.severity - a.verdict.severity ||
    Number(b.repairable) - Number(a.repairable) ||
    ORDER[a.form] - ORDER[b.form] ||
    level(a.verdict) - level(b.verdict) ||
    deadline(a) - deadline(b) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
