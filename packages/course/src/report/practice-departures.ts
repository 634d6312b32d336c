import type { CheckVerdict } from '@tracecraft/practice';
import { compare } from '../programme/roster-csv.ts';
import type { PracticeDepartures } from './programme-report.ts';
import type { CourseCase } from './report-input.ts';

/** Verdicts of all cases by practice and step, in the order of their ids. Steps that never bound are left out. */
export function practiceDepartures(cases: readonly CourseCase[]): readonly PracticeDepartures[] {
  const rows = new Map<string, { verdicts: CheckVerdict[]; cases: Set<string> }>();
  for (const { stream, verdicts } of cases)
    for (const one of verdicts) {
      if (one.verdict === 'not-applicable' || one.activation === null) continue;
      const key = `${one.practice}\n${one.step}`;
      const row = rows.get(key) ?? { verdicts: [], cases: new Set() };
      row.verdicts.push(one);
      if (one.verdict === 'violated') row.cases.add(stream);
      rows.set(key, row);
    }
  return [...rows]
    .toSorted(([a], [b]) => compare(a, b))
    .map(([, row]) => departuresOf(row.verdicts, row.cases.size));
}

function departuresOf(verdicts: readonly CheckVerdict[], cases: number): PracticeDepartures {
  const count = (which: (one: CheckVerdict) => boolean): number => verdicts.filter(which).length;
  const { practice, step } = verdicts[0]!;
  return {
    practice,
    step,
    severity: Math.max(...verdicts.map((one) => one.severity)),
    kept: count((one) => one.verdict === 'satisfied'),
    late: count((one) => one.verdict === 'satisfied' && one.late),
    departed: count((one) => one.verdict === 'violated'),
    explained: count((one) => one.verdict === 'violated' && one.explained !== null),
    uncertain: count((one) => one.verdict === 'uncertain'),
    cases,
  };
}
