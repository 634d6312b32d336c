import {
  foldCourse,
  type CoursePerson,
  type CourseState,
  type PlannedSession,
  seatsTaken,
} from '@tracecraft/course';
import { expect, test } from 'vitest';
import { daysOf, nextSession } from '../src/case/course-views.ts';
import { followUpsOf } from '../src/screens/course-follow-up/due-follow-ups.ts';
import { newTeam } from '../src/screens/course-teams/new-team.ts';
import { passNow } from '../src/screens/course-tests/pass-now.ts';

const HOUR = 3_600_000;
const said = { event: '0', by: 'office', at: 0 };
const utc = (text: string): number => Date.parse(`${text}Z`);

const session = (id: string, starts: number, more: Partial<PlannedSession> = {}): PlannedSession => ({
  ...said,
  session: id,
  module: 'M1',
  title: id,
  starts,
  ends: starts + HOUR,
  place: '',
  mode: 'room',
  trainers: [],
  plays: [],
  cancelled: null,
  ...more,
});

const person = (account: string, more: Partial<CoursePerson> = {}): CoursePerson => ({
  ...said,
  account,
  name: account,
  role: 'trainee',
  delegation: null,
  organisation: null,
  language: null,
  zone: null,
  competence: [],
  supervisor: null,
  withdrawn: false,
  ...more,
});

function course(more: Partial<CourseState>): CourseState {
  const opened = {
    ...said,
    title: 'Course',
    template: null,
    zone: 'Asia/Ho_Chi_Minh',
    starts: utc('2026-11-30T02:00'),
    ends: utc('2026-12-04T10:00'),
    note: '',
  };
  return { ...foldCourse('course:00', []), opened, ...more };
}

const sessions = (...all: readonly PlannedSession[]): Pick<CourseState, 'sessions'> => ({
  sessions: new Map(all.map((one) => [one.session, one])),
});

test('a session after midnight in the course’s zone is on the next day there, whatever day it is in UTC', () => {
  const state = course(
    sessions(session('a', utc('2026-11-30T16:00')), session('b', utc('2026-11-30T17:30'))),
  );
  expect(daysOf(state, 'Asia/Ho_Chi_Minh').map(({ day }) => day)).toEqual(['2026-11-30', '2026-12-01']);
  expect(daysOf(state, 'UTC').map(({ day }) => day)).toEqual(['2026-11-30']);
});

test('the session that is on is told; a cancelled one is passed over', () => {
  const at = utc('2026-11-30T02:00');
  const state = course(
    sessions(session('a', at, { cancelled: 'rain' }), session('b', at + HOUR), session('c', at + 3 * HOUR)),
  );
  const next = (now: number) => {
    const found = nextSession(state, now);
    return found === null ? null : [found.session.session, found.on];
  };
  expect(next(at)).toEqual(['b', false]);
  expect(next(at + 1.5 * HOUR)).toEqual(['b', true]);
  expect(next(at + 2 * HOUR)).toEqual(['c', false]);
  expect(next(at + 9 * HOUR)).toBeNull();
});

test('a seat is taken by officers of the delegation who have not left', () => {
  const state = course({
    people: new Map(
      [
        person('a', { delegation: 'd' }),
        person('b', { delegation: 'd', withdrawn: true }),
        person('c', { delegation: 'e' }),
        person('x', { delegation: 'd', role: 'observer' }),
      ].map((one) => [one.account, one]),
    ),
  });
  expect(seatsTaken(state, 'd')).toBe(1);
});

const bank = {
  id: 'knowledge',
  version: '1',
  title: { en: '' },
  drafts: [],
  brief: { en: '' },
  minutes: 30,
  items: [],
};
const first = session('first', utc('2026-11-30T02:00'), { plays: ['test:knowledge'] });
const last = session('last', utc('2026-12-04T08:00'), { plays: ['test:knowledge'] });
const answered = (pass: 'before' | 'after') => ({
  ...said,
  test: 'knowledge@1',
  pass,
  account: 'a',
  answers: new Map<string, string>(),
});

test.each([
  ['before the course', '2026-11-20T00:00', [], 'before'],
  ['once handed in, nothing is open in between', '2026-12-01T00:00', ['before'], null],
  ['a late comer still takes the first pass', '2026-12-03T00:00', [], 'before'],
  ['on the last day the second pass', '2026-12-04T07:00', ['before'], 'after'],
  ['on the last day a first pass is no longer one', '2026-12-04T07:00', [], 'after'],
  ['both handed in', '2026-12-05T00:00', ['before', 'after'], null],
] as const)('the test: %s', (_name, now, given, open) => {
  const state = course({ ...sessions(first, last), tests: given.map((pass) => answered(pass)) });
  expect(passNow(state, 'a', bank, utc(now))).toBe(open);
});

test('follow-up asks officer and named supervisor, months after the last day, and nobody else', () => {
  const people = new Map(
    [person('a', { supervisor: 'boss' }), person('b'), person('boss', { role: 'observer' })].map((one) => [
      one.account,
      one,
    ]),
  );
  const state = course({ people });
  const told = (reader: string | null) =>
    followUpsOf(state, [3, 6], reader).map(({ account, as, months }) => `${account} ${as} ${months}`);
  expect(told('a')).toEqual(['a officer 3', 'a officer 6']);
  expect(told('boss')).toEqual(['a supervisor 3', 'a supervisor 6']);
  expect(told(null)).toHaveLength(6);
  expect(new Date(followUpsOf(state, [3], 'b')[0]?.from ?? 0).toISOString()).toBe('2027-03-04T10:00:00.000Z');
});

test('a month without such a day ends on its last', () => {
  const state = course({ people: new Map([['a', person('a')]]) });
  const ends = { ...state.opened!, ends: utc('2026-11-30T10:00') };
  const [due] = followUpsOf({ ...state, opened: ends }, [3], 'a');
  expect(new Date(due?.from ?? 0).toISOString()).toBe('2027-02-28T10:00:00.000Z');
});

test('ids of teams are plain letters and never given twice, names may be in any script', () => {
  const teams = new Map([['team', { ...said, team: 'team', name: '한강', members: [] }]]);
  expect(newTeam(course({}), 'Bão Đông')).toBe('bao-dong');
  expect(newTeam(course({}), '한강')).toBe('team');
  expect(newTeam(course({ teams }), '두물머리')).toBe('team-2');
});
