import type { CheckVerdict } from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import type { CourseState } from '../course-record/course-state.ts';
import type { SurveyForm } from '../surveys/survey-form.ts';
import type { TestBank } from '../tests/test-bank.ts';

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
  /** For bootstrap intervals; the report of a course is made with 1. */
  readonly seed: number;
}
