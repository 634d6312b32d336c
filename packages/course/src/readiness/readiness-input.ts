import type { CheckVerdict } from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import type { CourseState } from '../course-record/course-state.ts';

/** A case of one agency, judged as closed. */
export interface ReadinessCase {
  readonly stream: string;
  readonly events: readonly CaseEvent[];
  readonly verdicts: readonly CheckVerdict[];
}

/** Records of one agency or course, up to a moment. */
export interface ReadinessInput {
  readonly courses: readonly CourseState[];
  readonly cases: readonly ReadinessCase[];
  /** UTC milliseconds. */
  readonly asOf: number;
  /** Posts a certificate is asked for; null: no record says so. */
  readonly posts: number | null;
}
