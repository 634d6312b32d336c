import type { ObjectType } from '@tracecraft/record';
import { checkRecord } from '../../check-record.ts';
import { miniRecord } from '../../mini-record.ts';
import { compilePractices } from '../../monitor/compile.ts';
import type { CheckVerdict } from '../../verdict.ts';
import { actsNamed } from '../model/atoms.ts';
import { asPractice } from '../model/as-practice.ts';
import type { SearchBounds } from '../model/compare-checks.ts';
import { findRecords } from '../model/find-records.ts';
import type { Judged } from '../model/judge-record.ts';
import type { Finding } from './finding.ts';
import { isKept } from './lint-meaning.ts';
import type { PlacedStep } from './placed-step.ts';

/** Fewer acts than this say nothing of two sentences together. */
const FEWEST = 2;
/** Records in which each act is done once; most pairs that go together are seen to within a few hundred. */
const ONCE = 3000;

/**
 * Steps for the same object of which one, once it binds, can only be kept by departing from another: no record up to
 * the bound keeps both. The examples of a step rule most others out; the rest are searched. Each pair is told once, at
 * the step in `about`.
 */
export function lintContradictions(
  steps: readonly PlacedStep[],
  about: readonly PlacedStep[],
  bounds: SearchBounds,
): readonly Finding[] {
  const objects = new Set(about.map(({ step }) => step.tree.object));
  return [...objects].flatMap((object) => {
    const group = steps.filter(({ step }) => step.tree.object === object);
    const broken = group.map((_, i) => brokenBeside(group, i, object));
    return group.flatMap((one, i) =>
      group.flatMap((other, j) => {
        const told = j < i && broken[j]!.has(i);
        if (i === j || told || !broken[i]!.has(j) || !(about.includes(one) || about.includes(other)))
          return [];
        return contradiction(one, other, bounds);
      }),
    );
  });
}

/** Steps that share an act with step `i` and are departed from in each of its right examples. */
function brokenBeside(group: readonly PlacedStep[], i: number, object: ObjectType): ReadonlySet<number> {
  const one = group[i]!;
  const near = group.flatMap((other, j) => (j !== i && shareActs(one, other) ? [j] : []));
  const compiled = compilePractices([i, ...near].map((j) => asPractice(group[j]!.step.tree, `s${j}`)));
  const kept = one.step.examples.flatMap(({ record }) => {
    const verdicts = checkRecord(compiled, miniRecord(record), { closed: true });
    const about = verdicts.filter((verdict) => verdict.object.type === object);
    return about
      .filter((verdict) => verdict.step === `s${i}` && isKept(verdict.verdict) && verdict.activation !== null)
      .map((verdict) => departedBeside(about, verdict));
  });
  return new Set(near.filter((j) => kept.every((departed) => departed.has(`s${j}`))));
}

function departedBeside(about: readonly CheckVerdict[], kept: CheckVerdict): ReadonlySet<string> {
  const beside = about.filter(
    ({ object, verdict }) => object.id === kept.object.id && verdict === 'violated',
  );
  return new Set(beside.map(({ step }) => step));
}

function shareActs(a: PlacedStep, b: PlacedStep): boolean {
  const kinds = new Set(actsNamed(a.step.tree).map(({ kind }) => kind));
  return actsNamed(b.step.tree).some(({ kind }) => kinds.has(kind));
}

function contradiction(one: PlacedStep, other: PlacedStep, bounds: SearchBounds): readonly Finding[] {
  const checks = [one.step.tree, other.step.tree];
  const together = ([a, b]: readonly Judged[]): boolean => bindsAndKeeps(a) && b?.verdict !== 'violated';
  const apart = ([a, b]: readonly Judged[]): boolean => bindsAndKeeps(a) && b?.verdict === 'violated';
  const asAsked = findRecords({ checks, goals: [together], onceAsAsked: true, most: ONCE });
  if (asAsked.found[0] !== null) return [];
  const { found, upTo } = findRecords({
    ...bounds,
    checks,
    goals: [together, apart],
    enough: ([kept]) => kept !== null,
  });
  const [kept, shown = null] = found;
  if (kept !== null || shown === null || upTo < FEWEST) return [];
  const name = ({ practice, step }: PlacedStep): string => `${practice.id}/${step.id}`;
  return [
    {
      code: 'contradictory',
      severity: 'error',
      file: one.file,
      ...one.wordsIn(['check'], ''),
      params: { step: name(one), other: name(other), acts: upTo },
      record: shown.record,
    },
  ];
}

function bindsAndKeeps(judged: Judged | undefined): boolean {
  return judged !== undefined && judged.bound && isKept(judged.verdict);
}
