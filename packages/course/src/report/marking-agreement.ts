import type { Mark } from '../course-record/course-state.ts';
import { agreementOf } from '../marking/agreement.ts';
import { ratingsOf } from '../marking/ratings.ts';
import { compare } from '../programme/roster-csv.ts';
import { seededNumbers } from '../readiness/bootstrap.ts';
import type { MarkingAgreement } from './programme-report.ts';

/** How far independent markers of a course agree on each criterion, by rubric and criterion; `seed` for the bootstrap. */
export function markingAgreement(marks: readonly Mark[], seed: number): readonly MarkingAgreement[] {
  const named = Map.groupBy(
    marks.filter(({ round }) => round !== 'calibration'),
    ({ rubric, criterion }) => `${rubric}\n${criterion}`,
  );
  return [...named]
    .toSorted(([a], [b]) => compare(a, b))
    .map(([key, own]) => {
      const [rubric = '', criterion = ''] = key.split('\n');
      const { ordinal, units } = agreementOf(ratingsOf(own), { random: seededNumbers(seed) });
      return { rubric, criterion, units, alpha: ordinal.alpha, interval: ordinal.interval };
    });
}
