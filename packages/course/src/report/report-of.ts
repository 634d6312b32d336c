import { compare } from '../programme/roster-csv.ts';
import { readinessOf } from '../readiness/readiness-of.ts';
import { gainOf } from '../tests/gain.ts';
import { adoptedIn, followUpsOf, lessonsOf, reactionTo } from './answered-forms.ts';
import { overallAttendance, sessionAttendance, traineesOf } from './attendance.ts';
import { markingAgreement } from './marking-agreement.ts';
import { participationOf } from './participation.ts';
import { practiceDepartures } from './practice-departures.ts';
import type { ProgrammeReport } from './programme-report.ts';
import { recordRoot } from './record-root.ts';
import type { ReportInput } from './report-input.ts';

/** The programme report of a course. Throws RangeError where the course was never opened. */
export function reportOf(input: ReportInput): ProgrammeReport {
  const { state, events, cases, forms } = input;
  const trainees = traineesOf(state);
  const records = [{ stream: state.stream, events }, ...cases];
  const asOf = Math.max(0, ...records.map((one) => newestOf(one.events)));
  return {
    format: 'tracecraft-programme-report',
    version: 1,
    course: courseOf(input),
    asOf,
    participation: participationOf(input),
    attendance: { sessions: sessionAttendance(state, trainees), overall: overallAttendance(state, trainees) },
    reaction: reactionTo(state, forms),
    learning: learningOf(input),
    behaviour: followUpsOf(state, forms),
    results: {
      readiness: readinessOf({ courses: [state], cases, asOf, posts: null }),
      lessons: lessonsOf(state),
      adopted: adoptedIn(state, forms),
    },
    sources: records
      .map((one) => ({ stream: one.stream, events: one.events.length, root: recordRoot(one.events) }))
      .toSorted((a, b) => compare(a.stream, b.stream)),
  };
}

function courseOf({ state }: ReportInput): ProgrammeReport['course'] {
  if (state.opened === null) throw new RangeError('the course was never opened');
  const { title, note, template, zone, starts, ends } = state.opened;
  return {
    stream: state.stream,
    title,
    note,
    template,
    zone,
    starts,
    ends,
    closed: state.closed !== null,
    sponsors: state.sponsors.map(({ name, text }) => ({ name, text })),
  };
}

/** Kirkpatrick 2. */
function learningOf({ state, tests, cases, seed }: ReportInput): ProgrammeReport['learning'] {
  const revoked = state.certificates.filter((one) => one.revoked !== null);
  return {
    tests: tests.map((bank) => gainOf(state, bank, { seed })),
    departures: practiceDepartures(cases),
    agreement: markingAgreement(state.marks, seed),
    certificates: { issued: state.certificates.length, revoked: revoked.length },
  };
}

function newestOf(events: ReportInput['events']): number {
  return events.reduce((newest, { body }) => Math.max(newest, body.claimed.start), 0);
}
