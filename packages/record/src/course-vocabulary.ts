import { codeSigned } from './events/code-signed.ts';
import { activityAnswered } from './course-events/activity-answered.ts';
import { appealDecided } from './course-events/appeal-decided.ts';
import { appealRaised } from './course-events/appeal-raised.ts';
import { attendanceMarked } from './course-events/attendance-marked.ts';
import { attendanceOpened } from './course-events/attendance-opened.ts';
import { certificateIssued } from './course-events/certificate-issued.ts';
import { certificateRevoked } from './course-events/certificate-revoked.ts';
import { courseClosed } from './course-events/course-closed.ts';
import { courseOpened } from './course-events/course-opened.ts';
import { courtAnswered } from './course-events/court-answered.ts';
import { courtQuestioned } from './course-events/court-questioned.ts';
import { delegationInvited } from './course-events/delegation-invited.ts';
import { dutiesAssigned } from './course-events/duties-assigned.ts';
import { exercisePublished } from './course-events/exercise-published.ts';
import { followUpAnswered } from './course-events/follow-up-answered.ts';
import { lessonObserved } from './course-events/lesson-observed.ts';
import { markGiven } from './course-events/mark-given.ts';
import { materialAdded } from './course-events/material-added.ts';
import { personEnrolled } from './course-events/person-enrolled.ts';
import { personWithdrawn } from './course-events/person-withdrawn.ts';
import { runClosed } from './course-events/run-closed.ts';
import { runExtended } from './course-events/run-extended.ts';
import { runPaused } from './course-events/run-paused.ts';
import { runPlanned } from './course-events/run-planned.ts';
import { runResumed } from './course-events/run-resumed.ts';
import { runStarted } from './course-events/run-started.ts';
import { scoreChanged } from './course-events/score-changed.ts';
import { scoreReleased } from './course-events/score-released.ts';
import { sessionCancelled } from './course-events/session-cancelled.ts';
import { sessionPlanned } from './course-events/session-planned.ts';
import { sponsorNamed } from './course-events/sponsor-named.ts';
import { surveyAnswered } from './course-events/survey-answered.ts';
import { teamFormed } from './course-events/team-formed.ts';
import { testAnswered } from './course-events/test-answered.ts';
import type { EventKind } from './event-kind.ts';

/** Every kind a course stream may hold (settled question 4), in the order of a course. Practices never read them. */
export const courseVocabulary: readonly EventKind[] = [
  courseOpened,
  courseClosed,
  delegationInvited,
  sponsorNamed,
  personEnrolled,
  personWithdrawn,
  teamFormed,
  dutiesAssigned,
  sessionPlanned,
  sessionCancelled,
  materialAdded,
  attendanceOpened,
  attendanceMarked,
  testAnswered,
  codeSigned,
  surveyAnswered,
  followUpAnswered,
  exercisePublished,
  runPlanned,
  runStarted,
  runPaused,
  runResumed,
  runExtended,
  runClosed,
  activityAnswered,
  courtQuestioned,
  courtAnswered,
  markGiven,
  scoreChanged,
  scoreReleased,
  appealRaised,
  appealDecided,
  lessonObserved,
  certificateIssued,
  certificateRevoked,
];
