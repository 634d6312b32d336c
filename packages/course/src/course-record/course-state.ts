import type { Attachment, EventId } from '@tracecraft/record';
import type { CourseRole } from './course-rules.ts';

/** Times are UTC milliseconds. `event` is the event that says so; who wrote it is `by` (an account). */
export interface Said {
  readonly event: EventId;
  readonly by: string;
  /** When it is said to have happened. */
  readonly at: number;
}

export interface DelegationSeat extends Said {
  readonly id: EventId;
  readonly state: string;
  readonly agency: string;
  readonly quota: number;
  readonly remote: boolean;
}

export interface CoursePerson extends Said {
  readonly account: string;
  readonly name: string;
  readonly role: CourseRole;
  readonly delegation: EventId | null;
  readonly organisation: string | null;
  readonly language: string | null;
  readonly zone: string | null;
  readonly competence: readonly string[];
  readonly supervisor: string | null;
  readonly withdrawn: boolean;
}

export interface CourseTeam extends Said {
  readonly team: string;
  readonly name: string;
  readonly members: readonly string[];
}

export interface PlannedSession extends Said {
  readonly session: string;
  readonly module: string;
  readonly title: string;
  readonly starts: number;
  readonly ends: number;
  readonly place: string;
  readonly mode: 'room' | 'online' | 'both';
  readonly trainers: readonly string[];
  /** `exercise:ID`, `activity:ID`, `test:ID`, `survey:ID`. */
  readonly plays: readonly string[];
  /** Why it does not take place, or null. */
  readonly cancelled: string | null;
}

export interface Material extends Said {
  readonly session: string | null;
  readonly title: string;
  readonly language: string | null;
  readonly files: readonly Attachment[];
}

export interface Attendance extends Said {
  readonly session: string;
  readonly account: string;
  readonly present: boolean;
  readonly how: 'code' | 'roll-call' | 'remote';
  /** Code the device saw; staff devices check it against `attendanceSecrets`. */
  readonly code: string | null;
}

/** Answers by item or card. */
export type Answers = ReadonlyMap<string, string>;

export interface TestAnswers extends Said {
  readonly test: string;
  readonly pass: 'before' | 'after';
  readonly account: string;
  readonly answers: Answers;
}

export interface SurveyAnswers extends Said {
  readonly survey: string;
  readonly about: string;
  readonly answers: Answers;
  readonly text: string;
}

export interface FollowUp extends Said {
  readonly account: string;
  readonly months: number;
  readonly as: 'officer' | 'supervisor';
  readonly answers: Answers;
  readonly text: string;
}

export interface PublishedExercise extends Said {
  readonly exercise: string;
  readonly version: string;
  readonly digest: string;
  readonly file: Attachment | null;
}

/** How a run is marked where its trainer said so; null: as its rubrics and the release say. */
export interface MarkingRule {
  /** Independent markers a criterion needs, 1 to 5. */
  readonly markers: number | null;
  /** Levels two markers may be apart before a third marks, 0 to 10. */
  readonly tolerance: number | null;
  /** Percent of criteria of the worked records in which an assessor must be close to the expert, 0 to 100. */
  readonly calibration: number | null;
}

export interface CourseRun extends Said {
  readonly run: string;
  /** `exercise:ID` or `activity:ID`. */
  readonly plays: string;
  readonly version: string;
  readonly teams: readonly string[];
  /** Planned; `ends` after extensions. */
  readonly starts: number;
  readonly ends: number;
  readonly session: string | null;
  readonly assessed: boolean;
  readonly marking: MarkingRule;
  readonly state: 'planned' | 'running' | 'paused' | 'closed';
  readonly started: number | null;
  /** Stretches in which the clock stood still; the last may be open. */
  readonly pauses: readonly { readonly from: number; readonly to: number | null }[];
  readonly closed: number | null;
  readonly released: boolean;
  /** Team → account → duty. */
  readonly duties: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export interface ActivityAnswers extends Said {
  readonly run: string;
  readonly activity: string;
  /** Null: the officer alone. */
  readonly team: string | null;
  readonly answers: Answers;
  readonly reasons: Answers;
}

export interface CourtExchange extends Said {
  readonly case: string;
  readonly about: readonly EventId[];
  readonly question: string;
  readonly answers: readonly (Said & { readonly answer: string })[];
}

export interface Mark extends Said {
  readonly case: string;
  readonly rubric: string;
  readonly criterion: string;
  readonly level: number;
  readonly round: 'calibration' | 'first' | 'second' | 'third';
  readonly events: readonly EventId[];
  readonly note: string;
}

export interface ScoreChange extends Said {
  readonly case: string;
  readonly component: string;
  /** Hundredths. */
  readonly points: number;
  readonly reason: string;
  readonly appeal: EventId | null;
}

export interface Appeal extends Said {
  readonly case: string;
  readonly component: string;
  readonly reason: string;
  readonly decision:
    | (Said & { readonly outcome: 'upheld' | 'partly' | 'refused'; readonly reason: string })
    | null;
}

export interface Lesson extends Said {
  readonly practice: string | null;
  readonly observed: string;
  readonly cause: string;
  readonly change: string;
  readonly language: string | null;
}

export interface Certificate extends Said {
  readonly account: string;
  readonly credential: string;
  readonly modules: readonly string[];
  readonly practices: readonly string[];
  readonly roots: readonly string[];
  readonly expires: number;
  readonly file: Attachment | null;
  /** Why it was taken back, or null. */
  readonly revoked: string | null;
}

/**
 * A course as its record tells it: the same fold on the server, in every browser and in the command. A trainee's device
 * holds the entries it may read, and the fold of those.
 */
export interface CourseState {
  readonly stream: string;
  /** Null until `course.opened` came. */
  readonly opened:
    | (Said & {
        readonly title: string;
        readonly template: string | null;
        readonly zone: string;
        readonly starts: number;
        readonly ends: number;
        readonly note: string;
      })
    | null;
  readonly closed: Said | null;
  readonly delegations: ReadonlyMap<EventId, DelegationSeat>;
  readonly sponsors: readonly (Said & { readonly name: string; readonly text: string })[];
  readonly people: ReadonlyMap<string, CoursePerson>;
  readonly teams: ReadonlyMap<string, CourseTeam>;
  readonly sessions: ReadonlyMap<string, PlannedSession>;
  readonly materials: readonly Material[];
  /** Session → what its attendance codes are made from; empty on a trainee's device. */
  readonly attendanceSecrets: ReadonlyMap<string, string>;
  /** Session → account. */
  readonly attendance: ReadonlyMap<string, ReadonlyMap<string, Attendance>>;
  /** Account → the code of conduct they signed. */
  readonly signatures: ReadonlyMap<string, Said & { readonly code: string }>;
  /** First answers of each account, test and pass. */
  readonly tests: readonly TestAnswers[];
  /** Newest of each account, survey and subject. */
  readonly surveys: readonly SurveyAnswers[];
  readonly followUps: readonly FollowUp[];
  readonly published: readonly PublishedExercise[];
  readonly runs: ReadonlyMap<string, CourseRun>;
  /** Newest before the run closed of each run, activity and team (or officer). */
  readonly activities: readonly ActivityAnswers[];
  readonly court: readonly CourtExchange[];
  /** Newest of each assessor, case, rubric, criterion and round. */
  readonly marks: readonly Mark[];
  readonly changes: readonly ScoreChange[];
  readonly appeals: readonly Appeal[];
  readonly lessons: readonly Lesson[];
  readonly certificates: readonly Certificate[];
}
