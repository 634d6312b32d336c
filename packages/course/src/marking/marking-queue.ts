import type { Mark } from '../course-record/course-state.ts';
import { criterionMarks, type Needed } from './criterion-marks.ts';
import { rubricName, type Rubric } from './rubric.ts';

/** One case and rubric an assessor may mark next, and as what. */
export interface MarkingTask {
  readonly case: string;
  readonly rubric: string;
  readonly round: 'first' | 'second' | 'third';
  /** Criteria this assessor has still to mark. */
  readonly criteria: readonly string[];
  /** Has begun it already. */
  readonly begun: boolean;
}

/**
 * What is left for an assessor, in the order of `cases`: cases that need another marker, and criteria two markers are
 * too far apart on, which go to a third. Nobody marks a criterion twice. Says nothing of what others gave.
 */
export function markingQueue(
  assessor: string,
  cases: readonly string[],
  rubrics: readonly Rubric[],
  marks: readonly Mark[],
  needed: Needed = {},
): readonly MarkingTask[] {
  return cases.flatMap((caseStream) =>
    rubrics.flatMap((rubric) => taskOf(assessor, caseStream, rubric, marks, needed) ?? []),
  );
}

function taskOf(
  assessor: string,
  caseStream: string,
  rubric: Rubric,
  marks: readonly Mark[],
  needed: Needed,
): MarkingTask | null {
  const open = criterionMarks(rubric, marks, caseStream, needed).filter(({ state }) => state !== 'marked');
  const left = open.filter((one) => one.marks.every((mark) => mark.by !== assessor));
  if (left.length === 0) return null;
  const others = markersOf(rubric, caseStream, marks).filter((by) => by !== assessor);
  const begun = markersOf(rubric, caseStream, marks).includes(assessor);
  const wanted = needed.markers ?? rubric.markers;
  const isThird = left.every((one) => one.state === 'third');
  // Somebody else has begun what is still missing: leave it to them.
  if (!isThird && !begun && others.length >= wanted) return null;
  const round = isThird ? 'third' : others.length === 0 ? 'first' : others.length === 1 ? 'second' : 'third';
  return {
    case: caseStream,
    rubric: rubricName(rubric),
    round,
    criteria: left.map((one) => one.criterion.id),
    begun,
  };
}

function markersOf(rubric: Rubric, caseStream: string, marks: readonly Mark[]): readonly string[] {
  const own = marks.filter(
    (mark) => mark.case === caseStream && mark.rubric === rubricName(rubric) && mark.round !== 'calibration',
  );
  return [...new Set(own.map((mark) => mark.by))];
}
