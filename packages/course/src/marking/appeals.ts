import type { Appeal, CourseState, ScoreChange } from '../course-record/course-state.ts';

/** An appeal with the changes that answered it. */
export interface AppealCourse {
  readonly appeal: Appeal;
  readonly changes: readonly ScoreChange[];
}

/** Appeals about a case (or all), in record order: what was asked, decided and changed. */
export function appealsOf(
  state: Pick<CourseState, 'appeals' | 'changes'>,
  caseStream?: string,
): readonly AppealCourse[] {
  return state.appeals
    .filter((appeal) => caseStream === undefined || appeal.case === caseStream)
    .map((appeal) => ({
      appeal,
      changes: state.changes.filter((change) => change.appeal === appeal.event),
    }));
}
