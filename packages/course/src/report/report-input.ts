import type { CheckVerdict } from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import type { CourseState } from '../course-record/course-state.ts';
import type { ReadinessMeasure } from '../readiness/readiness-measure.ts';
import type { SurveyForm } from '../surveys/survey-form.ts';
import type { TestBank } from '../tests/test-bank.ts';
import type { MarkingAgreement } from './programme-report.ts';

/** The record of one team's case in the course, judged as closed. */
export interface CourseCase {
  readonly stream: string;
  readonly run: string | null;
  readonly events: readonly CaseEvent[];
  readonly verdicts: readonly CheckVerdict[];
}

/** All a programme report rests on. */
export interface ReportInput {
  readonly state: CourseState;
  /** Events of the course stream. */
  readonly events: readonly CaseEvent[];
  readonly cases: readonly CourseCase[];
  /** Tests and forms, by the versions that were answered. */
  readonly tests: readonly TestBank[];
  readonly forms: readonly SurveyForm[];
  readonly agreement: readonly MarkingAgreement[];
  readonly readiness: readonly ReadinessMeasure[];
  /** For bootstrap intervals; the report of a course is made with 1. */
  readonly seed: number;
}
