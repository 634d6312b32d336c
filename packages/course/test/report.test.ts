import { checkRecord, compilePractices, miniRecord } from '@tracecraft/practice';
import { describe, expect, test } from 'vitest';
import {
  delegationView,
  foldCourse,
  formName,
  recordRoot,
  reportOf,
  reportText,
  testName,
  type CourseCase,
  type ProgrammeReport,
  type ReportInput,
} from '../src/index.ts';
import { practices, surveyForm, testBank } from './content-files.ts';
import {
  COURSE,
  courseRecord,
  courseState,
  invited,
  officer,
  officers,
  opened,
  type CourseAct,
} from './course-builder.ts';

const bank = testBank('five-day-test');
const forms = ['session', 'exercise', 'course', 'follow-up-officer', 'follow-up-supervisor'].map(surveyForm);
const compiled = compilePractices(
  practices().filter(({ id }) => ['fresh-gloves', 'overall-mid-close'].includes(id)),
);

function caseOf(team: string, lines: string): CourseCase {
  const events = miniRecord(lines);
  return {
    stream: `case:${team}`,
    run: 'scene',
    events,
    verdicts: checkRecord(compiled, events, { closed: true }),
  };
}

const careful = `
09:00 linh recognise X number 1 description "cloth" kind clothing
09:02 budi photograph X view overall scale no
09:03 budi photograph X view mid-range scale no
09:04 budi photograph X view close-up scale yes
09:05 linh change-gloves
09:06 linh collect X`;
const hurried = careful.replace('09:05 linh change-gloves\n', '');
const cases = [caseOf('lotus', careful), caseOf('banyan', hurried)];

/** Delegations of 14, 12, 9 and 5 trainees, by the order of their invitations. */
const SIZES = [14, 12, 9, 5];
const delegations = SIZES.map((size, i) => invited(`State ${String.fromCharCode(68 - i)}`, 'Police', size));
const seats = [...courseState([opened, ...delegations]).delegations.keys()];
const trainees = SIZES.flatMap((size, i) =>
  officers(size, seats[i], 1 + SIZES.slice(0, i).reduce((a, b) => a + b, 0)),
);
const accounts = Array.from({ length: 40 }, (_, i) => officer(i + 1));

const acts: readonly CourseAct[] = [
  opened,
  ...delegations,
  ...trainees,
  { kind: 'person.enrolled', by: 'office', fields: { account: 'kim', name: 'Kim', role: 'trainer' } },
  { kind: 'sponsor.named', by: 'office', fields: { name: 'A fund', text: 'with thanks' } },
  ...['d1-1', 'd1-2', 'd1-3'].map(
    (session, i): CourseAct => ({
      kind: 'session.planned',
      by: 'office',
      fields: {
        session,
        module: 'M1',
        title: `Session ${i}`,
        mode: 'both',
        starts: 1000 + i,
        ends: 2000 + i,
      },
    }),
  ),
  ...accounts.flatMap((account, i): CourseAct[] => [
    { kind: 'code.signed', by: account, fields: { code: 'code@1', text: 'x' } },
    {
      kind: 'attendance.marked',
      by: 'kim',
      fields: { session: 'd1-1', account, present: true, how: 'roll-call' },
    },
    {
      kind: 'attendance.marked',
      by: 'kim',
      fields: { session: 'd1-2', account, present: i >= 14, how: i % 2 === 0 ? 'remote' : 'roll-call' },
    },
    ...(['before', 'after'] as const).map(
      (pass): CourseAct => ({
        kind: 'test.answered',
        by: account,
        fields: {
          test: testName(bank),
          pass,
          answers: bank.items
            .slice(0, pass === 'before' ? 8 : 8 + (i % 5))
            .map(({ id, answer }) => `${id}=${answer}`),
        },
      }),
    ),
    {
      kind: 'survey.answered',
      by: account,
      fields: {
        survey: formName(forms[2]!),
        about: 'course',
        answers: [`fair=${1 + (i % 5)}`, 'recommend=yes', 'pace=9'],
      },
    },
  ]),
  ...accounts.slice(0, 12).map(
    (account): CourseAct => ({
      kind: 'follow-up.answered',
      by: account,
      minute: 200_000,
      fields: { account, months: 3, by: 'officer', answers: ['used=4', 'adopted=fresh-gloves'] },
    }),
  ),
  ...accounts.slice(0, 4).map(
    (account): CourseAct => ({
      kind: 'follow-up.answered',
      by: 'boss',
      minute: 200_001,
      fields: { account, months: 3, by: 'supervisor', answers: ['confirms-use=yes'] },
    }),
  ),
  { kind: 'lesson.observed', by: 'kim', fields: { practice: 'fresh-gloves', observed: 'x' } },
];

function inputOf(of: readonly CourseAct[] = acts, more: Partial<ReportInput> = {}): ReportInput {
  const events = courseRecord(of);
  return { state: foldCourse(COURSE, events), events, cases, tests: [bank], forms, seed: 1, ...more };
}

const report = reportOf(inputOf());

test('heads are counted: seats, trainees, staff, signatures', () => {
  expect(report.participation).toMatchObject({
    seats: 40,
    trainees: 40,
    staff: 1,
    withdrawn: 0,
    codeSigned: { hits: 40, n: 40, share: 1 },
  });
  expect(report.course).toMatchObject({
    title: 'Five days',
    note: 'sample, no endorsement',
    sponsors: [{ name: 'A fund' }],
  });
});

test('attendance: by session, and seats taken of seats there were', () => {
  expect(
    report.attendance.sessions.map(({ session, present, remote, expected }) => [
      session,
      present,
      remote,
      expected,
    ]),
  ).toEqual([
    ['d1-1', 40, 0, 40],
    ['d1-2', 26, 13, 40],
    // nobody took attendance here, so it counts for nobody
    ['d1-3', 0, 0, 40],
  ]);
  expect(report.attendance.overall).toMatchObject({ hits: 66, n: 80, share: 66 / 80 });
});

test('gain, forms by level, adopted practices and lessons', () => {
  expect(report.learning.tests[0]).toMatchObject({ pairs: 40, gain: 0.1 });
  expect(report.reaction.map(({ form, n }) => [form, n])).toEqual([['course@1.0.0', 40]]);
  const fair = report.reaction[0]?.items.find(({ item }) => item === 'fair');
  expect(fair).toMatchObject({
    n: 40,
    mean: 3,
    counts: [
      ['1', 8],
      ['2', 8],
      ['3', 8],
      ['4', 8],
      ['5', 8],
    ],
  });
  expect(report.results.adopted).toEqual([{ practice: 'fresh-gloves', by: 12 }]);
  expect(report.results.lessons).toEqual([{ practice: 'fresh-gloves', lessons: 1 }]);
});

test('four supervisors are too few to be shown, twelve officers are not', () => {
  const of = (as: string): ProgrammeReport['behaviour'][number] =>
    report.behaviour.find((one) => one.as === as)!;
  expect(of('supervisor').answers.items.find(({ item }) => item === 'confirms-use')).toMatchObject({
    n: 4,
    counts: [],
    mean: null,
  });
  expect(of('officer').answers.items.find(({ item }) => item === 'used')).toMatchObject({ n: 12, mean: 4 });
});

test('an officer who answers a wave again is heard once, with the newest answer', () => {
  const again = accounts.slice(0, 12).map(
    (account): CourseAct => ({
      kind: 'follow-up.answered',
      by: account,
      minute: 210_000,
      fields: { account, months: 3, by: 'officer', answers: ['used=2', 'adopted=none'] },
    }),
  );
  const { behaviour, results } = reportOf(inputOf([...acts, ...again]));
  const officersSay = behaviour.find((one) => one.as === 'officer')!;
  expect(officersSay.answers.items.find(({ item }) => item === 'used')).toMatchObject({ n: 12, mean: 2 });
  expect(results.adopted).toEqual([]);
});

test('departures by practice over both teams', () => {
  expect(report.learning.departures).toEqual([
    {
      practice: 'fresh-gloves',
      step: 'fresh-gloves',
      severity: 4,
      kept: 1,
      late: 0,
      departed: 1,
      explained: 0,
      uncertain: 0,
      cases: 1,
    },
    {
      practice: 'overall-mid-close',
      step: 'overall-mid-close',
      severity: 3,
      kept: 2,
      late: 0,
      departed: 0,
      explained: 0,
      uncertain: 0,
      cases: 0,
    },
  ]);
});

describe('nothing ranks, nobody is shown', () => {
  test('no account and no name of a person is in the data', () => {
    const text = reportText(report);
    for (const account of accounts) expect(text).not.toContain(account);
    expect(text).not.toMatch(/Officer \d|Kim|rank|place":/);
  });

  test('delegations stand by state, and not by any figure', () => {
    const states = report.participation.delegations.map(({ state }) => state);
    expect(states).toEqual(states.toSorted());
    expect(
      states.map((state) => report.participation.delegations.find((one) => one.state === state)?.enrolled),
    ).toEqual([5, 9, 12, 14]);
  });

  test('figures of its own only from ten trainees; a small delegation sees the whole course', () => {
    const [small, nine, twelve, fourteen] = report.participation.delegations;
    expect([small, nine].map((one) => one?.figures)).toEqual([null, null]);
    expect(fourteen?.figures?.attendance).toMatchObject({ hits: 14, n: 28 });
    expect(twelve?.figures?.gain[0]?.pairs).toBe(12);
    const view = delegationView(report, nine!.delegation);
    expect(view).toMatchObject({
      pooled: true,
      attendance: report.attendance.overall,
      own: { enrolled: 9, figures: null },
    });
    expect(JSON.stringify(view)).not.toContain(fourteen!.state);
    expect(delegationView(report, fourteen!.delegation)).toMatchObject({
      pooled: false,
      attendance: { n: 28 },
    });
    expect(() => delegationView(report, 'no such')).toThrow(RangeError);
  });

  test('where the small ones together are under ten, no delegation is shown apart: the rest could be told by subtraction', () => {
    const without = acts.filter(
      ({ kind, fields }) => !(kind === 'person.enrolled' && fields['delegation'] === seats[2]),
    );
    const thin = reportOf(inputOf(without));
    expect(thin.participation.trainees).toBe(31);
    expect(thin.participation.delegations.map((one) => one.figures)).toEqual([null, null, null, null]);
  });

  test('a course of nine shows no share at all', () => {
    const nine = reportOf(
      inputOf([
        opened,
        ...officers(9),
        ...accounts
          .slice(0, 9)
          .map((by): CourseAct => ({ kind: 'code.signed', by, fields: { code: 'c', text: 'x' } })),
      ]),
    );
    expect(nine.participation.codeSigned).toEqual({ hits: null, n: 9, share: null, interval: null });
    expect(nine.attendance.overall.share).toBeNull();
  });

  test('ten forms of one person are not ten people', () => {
    const many = Array.from(
      { length: 12 },
      (_, i): CourseAct => ({
        kind: 'survey.answered',
        by: officer(1),
        fields: { survey: formName(forms[0]!), about: `session-${i}`, answers: ['useful=1'] },
      }),
    );
    const [form] = reportOf(inputOf([opened, ...officers(1), ...many])).reaction;
    expect(form).toMatchObject({ n: 12 });
    expect(form?.items[0]).toMatchObject({ n: 12, counts: [], mean: null });
  });
});

describe('reproducible', () => {
  test('the same records in another order give the same bytes', () => {
    const again = reportOf(inputOf(acts, { cases: cases.toReversed() }));
    expect(reportText(again)).toBe(reportText(report));
  });

  test('as of the newest event, whatever the clock says; no number is not a number', () => {
    expect(report.asOf).toBe(
      Math.max(
        ...courseRecord(acts).map(({ body }) => body.claimed.start),
        ...cases.flatMap(({ events }) => events.map(({ body }) => body.claimed.start)),
      ),
    );
    expect(reportText(report)).not.toMatch(/NaN|Infinity|null,null,null,null/);
    expect(JSON.parse(reportText(report))).toMatchObject({
      format: 'tracecraft-programme-report',
      version: 1,
    });
  });

  test('one event more, less or other is another root, and so another report', () => {
    const events = courseRecord(acts);
    const root = recordRoot(events);
    expect(recordRoot(events.toReversed())).toBe(root);
    expect(recordRoot(events.slice(0, -1))).not.toBe(root);
    expect(
      recordRoot(courseRecord([...acts.slice(0, -1), { ...acts.at(-1)!, fields: { observed: 'y' } }])),
    ).not.toBe(root);
    expect(report.sources.map(({ stream }) => stream)).toEqual(
      ['case:banyan', 'case:lotus', COURSE].toSorted(),
    );
  });

  test('a course that was never opened has no report', () => {
    expect(() => reportOf(inputOf([]))).toThrow(RangeError);
  });
});
