import type { Mark } from '../course-record/course-state.ts';
import type { Rating } from './agreement.ts';
import { rubricName, type Rubric } from './rubric.ts';

/**
 * Ratings of independent markers for {@link agreementOf}: a unit is one criterion of one case. Marks of calibration and
 * of a third marker, who knew that two disagreed, are left out; of a person's own two the newest counts.
 */
export function ratingsOf(marks: readonly Mark[], rubric?: Rubric): readonly Rating[] {
  const name = rubric === undefined ? null : rubricName(rubric);
  return marks
    .filter((mark) => mark.round === 'first' || mark.round === 'second')
    .filter((mark) => name === null || mark.rubric === name)
    .toSorted((a, b) => a.at - b.at)
    .map((mark) => ({
      unit: `${mark.case}/${mark.rubric}/${mark.criterion}`,
      rater: mark.by,
      value: mark.level,
    }));
}
