import type { ReadinessMeasure } from '../readiness/readiness-measure.ts';
import type { Interval } from '../readiness/interval.ts';
import type { FormAnswers } from '../surveys/form-answers.ts';
import type { Gain } from '../tests/gain.ts';
import type { Share } from './share.ts';

export interface SessionAttendance {
  readonly session: string;
  readonly module: string;
  readonly title: string;
  readonly starts: number;
  readonly cancelled: boolean;
  readonly present: number;
  /** Of them from afar. */
  readonly remote: number;
  /** Trainees enrolled. */
  readonly expected: number;
}

/** What happened to one step of a practice over all cases of the course. Counts of verdicts, of no officer. */
export interface PracticeDepartures {
  readonly practice: string;
  readonly step: string;
  readonly severity: number;
  readonly kept: number;
  /** Of the kept ones: written down late. */
  readonly late: number;
  readonly departed: number;
  /** Of the departures: explained. */
  readonly explained: number;
  readonly uncertain: number;
  /** Cases in which it was departed from. */
  readonly cases: number;
}

export interface MarkingAgreement {
  readonly rubric: string;
  readonly criterion: string;
  readonly units: number;
  /** Krippendorff's alpha, ordinal. */
  readonly alpha: number | null;
  readonly interval: Interval | null;
}

/** Seats of one delegation. Its figures stand apart only where it has at least ten trainees. */
export interface DelegationFigures {
  readonly delegation: string;
  readonly state: string;
  readonly agency: string;
  readonly remote: boolean;
  readonly seats: number;
  readonly enrolled: number;
  readonly figures: { readonly attendance: Share; readonly gain: readonly Gain[] } | null;
}

/**
 * What a course did, as its records tell it: the data behind the printed report. Lists are in the order of ids or of
 * time, never of results; nothing in it names an officer; groups under ten are only pooled. No clock and no chance: the
 * same records give the same bytes.
 */
export interface ProgrammeReport {
  readonly format: 'tracecraft-programme-report';
  readonly version: 1;
  readonly course: {
    readonly stream: string;
    readonly title: string;
    readonly note: string;
    readonly template: string | null;
    readonly zone: string;
    readonly starts: number;
    readonly ends: number;
    readonly closed: boolean;
    readonly sponsors: readonly { readonly name: string; readonly text: string }[];
  };
  /** Time of the newest event read, UTC milliseconds: the report speaks of that moment. */
  readonly asOf: number;
  readonly participation: {
    readonly seats: number;
    readonly trainees: number;
    readonly withdrawn: number;
    readonly staff: number;
    readonly teams: number;
    readonly codeSigned: Share;
    readonly delegations: readonly DelegationFigures[];
  };
  readonly attendance: { readonly sessions: readonly SessionAttendance[]; readonly overall: Share };
  /** Kirkpatrick 1: how it was received. */
  readonly reaction: readonly FormAnswers[];
  /** Kirkpatrick 2: what was learned. */
  readonly learning: {
    readonly tests: readonly Gain[];
    readonly departures: readonly PracticeDepartures[];
    readonly agreement: readonly MarkingAgreement[];
    readonly certificates: { readonly issued: number; readonly revoked: number };
  };
  /** Kirkpatrick 3: what is done on duty, by those who answered months later. */
  readonly behaviour: readonly {
    readonly months: number;
    readonly as: 'officer' | 'supervisor';
    readonly answers: FormAnswers;
  }[];
  /** Kirkpatrick 4: what changed for the agency. */
  readonly results: {
    readonly readiness: readonly ReadinessMeasure[];
    readonly lessons: readonly { readonly practice: string | null; readonly lessons: number }[];
    /** Practices adopted, as follow-up forms name them. */
    readonly adopted: readonly { readonly practice: string; readonly by: number }[];
  };
  /** Records it rests on; `root` names the newest of each feed, so that one altered event is seen. */
  readonly sources: readonly { readonly stream: string; readonly events: number; readonly root: string }[];
}

/** What a delegation may see: its own seats, its figures where it is large enough, and the course as a whole. */
export interface DelegationView {
  readonly course: ProgrammeReport['course'];
  readonly asOf: number;
  readonly own: DelegationFigures;
  /** True where the figures shown are those of the whole course, because the delegation has fewer than ten trainees. */
  readonly pooled: boolean;
  readonly attendance: Share;
  readonly gain: readonly Gain[];
}
