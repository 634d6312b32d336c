import type { CourseState } from '../course-record/course-state.ts';
import { compare } from '../programme/roster-csv.ts';
import { answersOf, type FormAnswers } from '../surveys/form-answers.ts';
import { formName, type SurveyForm } from '../surveys/survey-form.ts';
import { gainOf, LEAST_GROUP } from '../tests/gain.ts';
import { overallAttendance, sessionAttendance, traineesOf } from './attendance.ts';
import { practiceDepartures } from './practice-departures.ts';
import type { DelegationFigures, DelegationView, ProgrammeReport } from './programme-report.ts';
import { recordRoot } from './record-root.ts';
import type { ReportInput } from './report-input.ts';
import { shareOf } from './share.ts';

/** The programme report of a course. Throws RangeError where the course was never opened. */
export function reportOf(input: ReportInput): ProgrammeReport {
  const { state, events, cases } = input;
  if (state.opened === null) throw new RangeError('the course was never opened');
  const { title, note, template, zone, starts, ends } = state.opened;
  const trainees = traineesOf(state);
  const records = [{ stream: state.stream, events }, ...cases];
  return {
    format: 'tracecraft-programme-report',
    version: 1,
    course: {
      ...{ stream: state.stream, title, note, template, zone, starts, ends },
      closed: state.closed !== null,
      sponsors: state.sponsors.map(({ name, text }) => ({ name, text })),
    },
    asOf: records
      .flatMap((one) => one.events)
      .reduce((newest, { body }) => Math.max(newest, body.claimed.start), 0),
    participation: {
      ...headCounts(state),
      codeSigned: shareOf(
        trainees.filter(({ account }) => state.signatures.has(account)).length,
        trainees.length,
      ),
      delegations: delegationsOf(input),
    },
    attendance: { sessions: sessionAttendance(state, trainees), overall: overallAttendance(state, trainees) },
    reaction: input.forms
      .filter((form) => form.about !== 'follow-up')
      .flatMap((form) => reactionTo(state, form)),
    learning: {
      tests: input.tests.map((bank) => gainOf(state, bank, { seed: input.seed })),
      departures: practiceDepartures(cases),
      agreement: input.agreement,
      certificates: {
        issued: state.certificates.length,
        revoked: state.certificates.filter((one) => one.revoked !== null).length,
      },
    },
    behaviour: followUps(state, input.forms),
    results: {
      readiness: input.readiness,
      lessons: lessonsOf(state),
      adopted: adoptedIn(state, input.forms),
    },
    sources: records
      .map((one) => ({ stream: one.stream, events: one.events.length, root: recordRoot(one.events) }))
      .toSorted((a, b) => compare(a.stream, b.stream)),
  };
}

function headCounts(
  state: CourseState,
): Pick<ProgrammeReport['participation'], 'seats' | 'trainees' | 'withdrawn' | 'staff' | 'teams'> {
  const people = [...state.people.values()];
  return {
    seats: [...state.delegations.values()].reduce((sum, one) => sum + one.quota, 0),
    trainees: people.filter((one) => one.role === 'trainee' && !one.withdrawn).length,
    withdrawn: people.filter((one) => one.withdrawn).length,
    staff: people.filter((one) => one.role !== 'trainee' && !one.withdrawn).length,
    teams: state.teams.size,
  };
}

/** By state and agency. Figures of their own only from ten trainees, and never so that the rest could be told from them. */
function delegationsOf({ state, tests, seed }: ReportInput): readonly DelegationFigures[] {
  const trainees = traineesOf(state);
  const seats = [...state.delegations.values()].toSorted(
    (a, b) => compare(a.state, b.state) || compare(a.agency, b.agency) || compare(a.id, b.id),
  );
  const own = seats.map((seat) => trainees.filter((one) => one.delegation === seat.id));
  const large = own.filter((people) => people.length >= LEAST_GROUP);
  const rest = trainees.length - large.reduce((sum, people) => sum + people.length, 0);
  // Whole minus large is what the small ones did: where those are under ten together, nothing is shown apart.
  const apart = rest === 0 || rest >= LEAST_GROUP;
  return seats.map((seat, i) => {
    const people = own[i]!;
    const accounts = new Set(people.map((one) => one.account));
    const shown = apart && people.length >= LEAST_GROUP;
    return {
      ...{ delegation: seat.id, state: seat.state, agency: seat.agency },
      ...{ remote: seat.remote, seats: seat.quota, enrolled: people.length },
      figures: shown
        ? {
            attendance: overallAttendance(state, people),
            gain: tests.map((bank) => gainOf(state, bank, { seed, accounts })),
          }
        : null,
    };
  });
}

function reactionTo(state: CourseState, form: SurveyForm): FormAnswers[] {
  const given = state.surveys.filter((one) => one.survey === formName(form));
  return given.length === 0
    ? []
    : [
        answersOf(
          form,
          given.map((one) => one.answers),
        ),
      ];
}

function followUps(state: CourseState, forms: readonly SurveyForm[]): ProgrammeReport['behaviour'] {
  const waves = [
    ...new Set(state.followUps.map(({ months, as }) => `${String(months).padStart(3, '0')} ${as}`)),
  ];
  return waves.toSorted(compare).flatMap((wave) => {
    const of = state.followUps.filter(
      ({ months, as }) => `${String(months).padStart(3, '0')} ${as}` === wave,
    );
    const { months, as } = of[0]!;
    return forms
      .filter((form) => form.about === 'follow-up' && form.by === as)
      .map((form) => ({
        months,
        as,
        answers: answersOf(
          form,
          of.map((one) => one.answers),
        ),
      }));
  });
}

function lessonsOf(state: CourseState): ProgrammeReport['results']['lessons'] {
  const counts = countsOf(state.lessons.map((one) => one.practice ?? ''));
  return counts.map(([practice, lessons]) => ({ practice: practice === '' ? null : practice, lessons }));
}

function adoptedIn(state: CourseState, forms: readonly SurveyForm[]): ProgrammeReport['results']['adopted'] {
  const items = new Set(
    forms.flatMap((form) => form.items.filter((item) => item.scale === 'practice').map((item) => item.id)),
  );
  const named = state.followUps.flatMap(({ answers }) =>
    [...answers].filter(([item, value]) => items.has(item) && value !== 'none').map(([, value]) => value),
  );
  return countsOf(named).map(([practice, by]) => ({ practice, by }));
}

function countsOf(list: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].toSorted(([a], [b]) => compare(a, b));
}

/** What one delegation may see. Throws RangeError where it is not in the report. */
export function delegationView(report: ProgrammeReport, delegation: string): DelegationView {
  const own = report.participation.delegations.find((one) => one.delegation === delegation);
  if (own === undefined) throw new RangeError(`no delegation ${delegation}`);
  return {
    course: report.course,
    asOf: report.asOf,
    own,
    pooled: own.figures === null,
    attendance: own.figures?.attendance ?? report.attendance.overall,
    gain: own.figures?.gain ?? report.learning.tests,
  };
}
