export * from './exercise.ts';
export type { Course, Delegation, Expert, Member, Team } from './course.ts';
export type { Score, ScoreComponent } from './score-contract.ts';
export type { BoardRow } from './board-contract.ts';
export type { ContentFault, ContentFaultCode } from './content-fault.ts';
export { parseExercise, type ParsedExercise } from './parse-exercise.ts';
export { parseCourse, type ParsedCourse } from './parse-course.ts';
export type { CaseState } from './score/case-facts.ts';
export { scoreCase } from './score/score-case.ts';
export { boardRow, type BoardSource } from './board.ts';
export {
  debriefOf,
  type Debrief,
  type DebriefDeparture,
  type DebriefFalseFinding,
  type DebriefFinding,
} from './debrief.ts';
export { answers, normaliseAnswer } from './answer.ts';
export {
  COURSE_STAFF,
  courseRefusal,
  courseRules,
  type Audience,
  type CourseRole,
  type CourseRule,
} from './course-record/course-rules.ts';
export type * from './course-record/course-state.ts';
export { foldCourse } from './course-record/fold-course.ts';
