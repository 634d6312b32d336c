import { checkRecord } from '../../check-record.ts';
import type { PracticeStep } from '../../file/practice.ts';
import { miniRecord } from '../../mini-record.ts';
import { compilePractices } from '../../monitor/compile.ts';
import type { Verdict } from '../../verdict.ts';
import { asPractice } from '../model/as-practice.ts';
import type { SearchBounds } from '../model/compare-checks.ts';
import { findRecords } from '../model/find-records.ts';
import type { Finding } from './finding.ts';
import type { PlacedStep } from './placed-step.ts';

/** A sentence no record departs from, or that none can keep once it binds. Its own examples usually settle it. */
export function lintMeaning(
  { practice, step, file, wordsIn }: PlacedStep,
  bounds: SearchBounds,
): readonly Finding[] {
  const shown = shownBy(step);
  const goals = [
    { code: 'never-kept', severity: 'error', isShown: shown.kept },
    { code: 'never-departed', severity: 'warning', isShown: shown.departed },
  ] as const;
  const open = goals.filter(({ isShown }) => !isShown);
  if (open.length === 0) return [];
  const { found, upTo } = findRecords({
    ...bounds,
    checks: [step.tree],
    goals: open.map(
      ({ code }) =>
        ([one]) =>
          code === 'never-kept'
            ? one !== undefined && one.bound && isKept(one.verdict)
            : one?.verdict === 'violated',
    ),
  });
  return open
    .filter((_, i) => found[i] === null)
    .map(({ code, severity }) => ({
      code,
      severity,
      file,
      ...wordsIn(['check'], ''),
      params: { practice: practice.id, step: step.id, acts: upTo },
      record: null,
    }));
}

export function isKept(verdict: Verdict): boolean {
  return verdict === 'satisfied' || verdict === 'holding';
}

function shownBy(step: PracticeStep): { readonly kept: boolean; readonly departed: boolean } {
  const compiled = compilePractices([asPractice(step.tree, step.id)]);
  const verdicts = step.examples.flatMap(({ record }) =>
    checkRecord(compiled, miniRecord(record), { closed: true }),
  );
  return {
    kept: verdicts.some(({ verdict, activation }) => isKept(verdict) && activation !== null),
    departed: verdicts.some(({ verdict }) => verdict === 'violated'),
  };
}
