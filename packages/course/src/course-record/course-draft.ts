import type {
  ActivityAnswers,
  Appeal,
  Attendance,
  Certificate,
  CoursePerson,
  CourseRun,
  CourseState,
  CourseTeam,
  CourtExchange,
  DelegationSeat,
  Mark,
  PlannedSession,
  Said,
  SurveyAnswers,
  TestAnswers,
} from './course-state.ts';

/** {@link CourseState} while it is being folded: maps by what a newer entry replaces. */
export interface CourseDraft extends Pick<CourseState, 'stream'> {
  opened: CourseState['opened'];
  closed: Said | null;
  readonly delegations: Map<string, DelegationSeat>;
  readonly sponsors: CourseState['sponsors'][number][];
  readonly people: Map<string, CoursePerson>;
  readonly teams: Map<string, CourseTeam>;
  readonly sessions: Map<string, PlannedSession>;
  readonly materials: CourseState['materials'][number][];
  readonly attendanceSecrets: Map<string, string>;
  readonly attendance: Map<string, Map<string, Attendance>>;
  readonly signatures: Map<string, Said & { readonly code: string }>;
  readonly tests: Map<string, TestAnswers>;
  readonly surveys: Map<string, SurveyAnswers>;
  readonly followUps: CourseState['followUps'][number][];
  readonly published: CourseState['published'][number][];
  readonly runs: Map<string, CourseRun>;
  readonly activities: Map<string, ActivityAnswers>;
  readonly court: Map<string, CourtExchange>;
  readonly marks: Map<string, Mark>;
  readonly changes: CourseState['changes'][number][];
  readonly appeals: Map<string, Appeal>;
  readonly lessons: CourseState['lessons'][number][];
  readonly certificates: Map<string, Certificate>;
}

export function emptyDraft(stream: string): CourseDraft {
  return {
    stream,
    opened: null,
    closed: null,
    delegations: new Map(),
    sponsors: [],
    people: new Map(),
    teams: new Map(),
    sessions: new Map(),
    materials: [],
    attendanceSecrets: new Map(),
    attendance: new Map(),
    signatures: new Map(),
    tests: new Map(),
    surveys: new Map(),
    followUps: [],
    published: [],
    runs: new Map(),
    activities: new Map(),
    court: new Map(),
    marks: new Map(),
    changes: [],
    appeals: new Map(),
    lessons: [],
    certificates: new Map(),
  };
}

/** The draft as readers see it. */
export function finished(draft: CourseDraft): CourseState {
  return {
    ...draft,
    tests: [...draft.tests.values()],
    surveys: [...draft.surveys.values()],
    activities: [...draft.activities.values()],
    court: [...draft.court.values()],
    marks: [...draft.marks.values()],
    appeals: [...draft.appeals.values()],
    certificates: [...draft.certificates.values()],
  };
}
