import type { Mark } from '../course-record/course-state.ts';
import { rubricName, type Rubric } from './rubric.ts';

/**
 * Marks an assessor may see: their own, and those of others only of what they marked wholly themselves. Marks of
 * calibration are seen by nobody else.
 */
export function marksShownTo(
  assessor: string,
  marks: readonly Mark[],
  rubrics: readonly Rubric[],
): readonly Mark[] {
  const criteria = new Map(rubrics.map((one) => [rubricName(one), one.criteria]));
  const own = new Set(
    marks
      .filter((mark) => mark.by === assessor && mark.round !== 'calibration')
      .map((mark) => placeOf(mark.case, mark.rubric, mark.criterion)),
  );
  return marks.filter((mark) => {
    if (mark.by === assessor) return true;
    const all = criteria.get(mark.rubric);
    if (mark.round === 'calibration' || all === undefined) return false;
    return all.every((criterion) => own.has(placeOf(mark.case, mark.rubric, criterion.id)));
  });
}

function placeOf(caseStream: string, rubric: string, criterion: string): string {
  return `${caseStream}\n${rubric}\n${criterion}`;
}
