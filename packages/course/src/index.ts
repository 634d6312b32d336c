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
export type {
  CourseTemplate,
  OutcomeLevel,
  TemplateModule,
  TemplateRun,
  TemplateSession,
} from './programme/template.ts';
export { parseTemplate, type ParsedTemplate } from './programme/parse-template.ts';
export {
  planFromTemplate,
  type CoursePlan,
  type PlannedEvent,
  type PlanOptions,
} from './programme/plan-from-template.ts';
export { isZone, wallTime } from './programme/wall-time.ts';
export {
  delegationOf,
  enrolments,
  ROSTER_COLUMNS,
  type ParsedRoster,
  type RosterColumn,
  type RosterFault,
  type RosterFaultCode,
  type RosterPerson,
} from './programme/roster.ts';
export { isFull, seatsTaken } from './programme/seats.ts';
export { parseRoster } from './programme/parse-roster.ts';
export { rosterCsv } from './programme/roster-csv.ts';
export { writeCsv } from './programme/csv.ts';
export { icalendarOf } from './programme/calendar.ts';
export {
  ATTENDANCE_WINDOW,
  attendanceCode,
  attendanceCodeStands,
  attendanceWindow,
  wasThere,
} from './programme/attendance-code.ts';
export {
  paperOf,
  rightAnswers,
  testName,
  type TestBank,
  type TestItem,
  type TestPaper,
} from './tests/test-bank.ts';
export { parseTest, type ParsedTest } from './tests/parse-test.ts';
export { gainOf, LEAST_GROUP, type Gain, type GainOptions } from './tests/gain.ts';
export type { ItemAnalysis } from './tests/item-analysis.ts';
export { formName, type SurveyForm, type SurveyItem } from './surveys/survey-form.ts';
export { parseSurvey, type ParsedSurvey } from './surveys/parse-survey.ts';
export { answersOf, type FormAnswers, type GivenForm, type ItemAnswers } from './surveys/form-answers.ts';
export {
  activityName,
  type Activity,
  type ActivityCardScore,
  type ActivityScore,
  type CourtActivity,
  type DecisionCard,
  type DecisionOption,
  type DecisionsActivity,
  type Gap,
  type GapsActivity,
  type Mutation,
  type OverlayAnswer,
  type OverlayCard,
  type OverlaysActivity,
} from './activities/activity.ts';
export { wilsonInterval, meanInterval, medianInterval, type Interval } from './readiness/interval.ts';
export { bootstrapInterval, seededNumbers } from './readiness/bootstrap.ts';
export type { ReadinessGap, ReadinessId, ReadinessMeasure } from './readiness/readiness-measure.ts';
export type { CourseCase, ReportInput } from './report/report-input.ts';
export type {
  DelegationFigures,
  DelegationView,
  MarkingAgreement,
  PracticeDepartures,
  ProgrammeReport,
  SessionAttendance,
} from './report/programme-report.ts';
export type { Share } from './report/share.ts';
export { reportOf } from './report/report-of.ts';
export { publicFigures, type PublicFigures } from './report/public-figures.ts';
export { delegationView } from './report/delegation-view.ts';
export { reportText } from './report/report-text.ts';
export { recordRoot } from './report/record-root.ts';
export {
  certificateExpiry,
  certificateOf,
  recordUrn,
  type CredentialJson,
} from './certificate/certificate.ts';
export type {
  CertificateFacts,
  CertificateGround,
  CertifiedModule,
  RestsOn,
} from './certificate/certificate-facts.ts';
export { attendedModules, certificateGrounds } from './certificate/certificate-ground.ts';
export {
  STATUS_LIST_BITS,
  statusBit,
  statusBits,
  statusIndexFree,
  statusIndexOf,
  statusListOf,
} from './certificate/status-list.ts';
export { packExercise, type PackedExercise } from './authoring/pack-exercise.ts';
export { openExercise, type OpenedExercise } from './authoring/open-exercise.ts';
export type { ExerciseParts } from './authoring/exercise-parts.ts';
export { runClock, type RunClock, type RunTimes } from './run/run-clock.ts';
export { deliveredInjects, dueInjects, type DueInject, type Heard } from './run/due-injects.ts';
export { rubricName, type Criterion, type Rubric } from './marking/rubric.ts';
export { parseRubric } from './marking/parse-rubric.ts';
export { criterionMarks, type CriterionMarks, type Needed } from './marking/criterion-marks.ts';
export { scoreWithPeople, type Marked } from './marking/score-with-people.ts';
export {
  agreementOf,
  type Agreement,
  type AgreementOptions,
  type MetricAgreement,
  type Rating,
} from './marking/agreement.ts';
export { replayOf } from './replay/replay-of.ts';
export type * from './replay/replay.ts';
export type { VerdictTurn } from './replay/verdict-turns.ts';
export { whatIf, type WhatIf, type WhatIfChange, type WhatIfOptions } from './replay/what-if.ts';
export type { NotMoved } from './replay/why-not-moved.ts';
export { parseActivity, type ParsedActivity } from './activities/parse-activity.ts';
export { activityBrief, type ActivityBrief } from './activities/activity-brief.ts';
export { gapLines, type GapLine } from './activities/gap-lines.ts';
export { scoreActivity } from './activities/score-activity.ts';
export { lintExercise, type KnownContent } from './authoring/lint-exercise.ts';
export { writeRubric } from './marking/write-rubric.ts';
export { rubricsOf, type OwnRubrics } from './marking/rubrics-of.ts';
export {
  parseWorkedRecord,
  workedCase,
  type ExpertMark,
  type WorkedRecord,
} from './marking/worked-record.ts';
export {
  CALIBRATION,
  calibrationOf,
  type CalibratedMark,
  type Calibration,
  type CalibrationRule,
} from './marking/calibration.ts';
export { marksOpenTo, marksShownTo } from './marking/blind-marks.ts';
export { phasePlan, plannedPhase, WORK_PHASES, type PlannedPhase } from './phase-plan.ts';
export { calibrationIn, neededIn } from './marking/marking-rule.ts';
export { markingQueue, type MarkingTask } from './marking/marking-queue.ts';
export { ratingsOf } from './marking/ratings.ts';
export { appealsOf, type AppealCourse } from './marking/appeals.ts';
export { sideBySide, type SideBySideRow } from './replay/side-by-side.ts';
export {
  simulationPlan,
  type Manner,
  type SimulatedOfficer,
  type SimulatedTeam,
  type SimulationPlan,
  type SimulationSize,
} from './simulate/simulation-plan.ts';
export { simulatedActivity, simulatedForm, simulatedTest } from './simulate/simulated-answers.ts';
export {
  COURT_KINDS,
  courtQuestions,
  pickQuestions,
  type CourtKind,
  type CourtQuestion,
  type CourtWords,
} from './activities/court-questions.ts';
export { readinessOf } from './readiness/readiness-of.ts';
export type { ReadinessCase, ReadinessInput } from './readiness/readiness-input.ts';
