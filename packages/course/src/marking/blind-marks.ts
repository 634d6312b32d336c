import type { Mark } from '../course-record/course-state.ts';
import { criterionMarks, type Needed } from './criterion-marks.ts';
import { rubricName, type Rubric } from './rubric.ts';

/**
 * Whether `assessor` may see what others gave one case by one rubric: once the own marking of it is whole, or once
 * nobody has to mark it any more. The one rule of blind marking; marks of calibration never open.
 */
export function marksOpenTo(
  assessor: string,
  rubric: Rubric,
  marks: readonly Mark[],
  caseStream: string,
  needed: Needed = {},
): boolean {
  const own = new Set(
    marks
      .filter((mark) => mark.by === assessor && mark.case === caseStream && counts(mark, rubric))
      .map((mark) => mark.criterion),
  );
  if (rubric.criteria.every(({ id }) => own.has(id))) return true;
  return criterionMarks(rubric, marks, caseStream, needed).every(({ state }) => state === 'marked');
}

function counts(mark: Mark, rubric: Rubric): boolean {
  return mark.rubric === rubricName(rubric) && mark.round !== 'calibration';
}

/** Marks an assessor may see: their own, and of others those {@link marksOpenTo} opens. */
export function marksShownTo(
  assessor: string,
  marks: readonly Mark[],
  rubrics: readonly Rubric[],
): readonly Mark[] {
  const known = new Map(rubrics.map((one) => [rubricName(one), one]));
  const open = new Map<string, boolean>();
  return marks.filter((mark) => {
    if (mark.by === assessor) return true;
    const rubric = known.get(mark.rubric);
    if (mark.round === 'calibration' || rubric === undefined) return false;
    const place = `${mark.case}\n${mark.rubric}`;
    const isOpen = open.get(place) ?? marksOpenTo(assessor, rubric, marks, mark.case);
    open.set(place, isOpen);
    return isOpen;
  });
}
