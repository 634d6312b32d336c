import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  paths,
  type Account,
  type CalendarLink,
  type CaseSummary,
  type CourseSummary,
  type FreshLink,
  type InRun,
  type MadeCourse,
  type Pulled,
  type Reading,
} from '@tracecraft/protocol';
import { openCourses } from '../src/courses/courses.ts';
import { projectCourse } from '../src/courses/project.ts';
import { officeDevice, OFFICE, openCast, PEOPLE, runFields, type CourseCast } from './course-cast.ts';
import { TestDevice } from './test-device.ts';
import { testServer, type TestServer } from './test-server.ts';

let server: TestServer;
let cast: CourseCast;
beforeAll(async () => {
  server = await testServer();
  cast = await openCast(server);
}, 60_000);
afterAll(() => server.stop());

async function json<T>(device: TestDevice, path: string, status = 200): Promise<T> {
  const answer = await device.call('GET', path);
  expect(answer.status, `GET ${path}`).toBe(status);
  return (await answer.json()) as T;
}

async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { error: { code: string } }).error.code;
}

async function kindsSeen(person: string): Promise<readonly string[]> {
  const { entries } = await json<Pulled>(cast.of(person), paths.entries(cast.stream));
  return entries.map((one) => one.header.kind);
}

test('an enrolment makes the account, and its link signs the person in with the role of the course', async () => {
  const me = await json<Account>(cast.of('anan'), paths.me);
  expect(me).toMatchObject({ id: 'anan', name: 'Officer anan', role: 'trainee', agency: 'Agency' });
  for (const [person, role] of PEOPLE) {
    const [course] = await json<CourseSummary[]>(cast.of(person), paths.courses);
    expect(course).toMatchObject({ stream: cast.stream, title: 'Five days', role, closed: false });
  }
});

test('nothing enters a course before it is open, and it is opened once', async () => {
  const { stream } = (await (await cast.office.call('POST', paths.courses, {})).json()) as MadeCourse;
  const early = await cast.office.write(
    stream,
    'sponsor.named',
    { name: 'S', text: 't' },
    'programme-office',
  );
  expect((await cast.office.push(stream, [early])).refused).toMatchObject([{ code: 'course.not-open' }]);
  const again = { title: 'x', zone: 'UTC', starts: 0, ends: 1 };
  expect((await cast.say(OFFICE, 'course.opened', again)).refused).toMatchObject([
    { code: 'course.opened-twice' },
  ]);
});

test('who may write what is the table of the course', async () => {
  const refused = async (person: string, kind: string, fields: Record<string, unknown>): Promise<unknown> => {
    const { refused: codes } = await cast.say(person, kind, fields as never);
    return codes[0]?.code;
  };
  expect(await refused('anan', 'run.started', { run: 'r1' })).toBe('entry.role');
  expect(
    await refused('trainer-a', 'certificate.issued', {
      account: 'anan',
      credential: 'c',
      modules: [],
      practices: [],
      roots: [],
      expires: 1,
    }),
  ).toBe('entry.role');
  const seat = { session: 's', present: true, how: 'code' };
  expect(await refused('anan', 'attendance.marked', { ...seat, account: 'binh' })).toBe('entry.not-own');
  expect(await refused('anan', 'attendance.marked', { ...seat, account: 'anan', how: 'roll-call' })).toBe(
    'entry.role',
  );
  expect(
    await refused('anan', 'activity.answered', { run: 'r1', activity: 'a', team: 't2', answers: [] }),
  ).toBe('entry.not-own');
  expect(await refused('anan', 'duties.assigned', { run: 'r1', team: 't2', duties: [] })).toBe(
    'entry.not-own',
  );
  const follow = { account: 'binh', months: 3, by: 'officer', answers: [] };
  expect(await refused('anan', 'follow-up.answered', follow)).toBe('entry.not-own');
  expect(await refused('anan', 'follow-up.answered', { ...follow, by: 'supervisor' })).toBe('entry.not-own');
  expect(await refused(OFFICE, 'person.enrolled', { account: 'anan', name: 'A', role: 'trainer' })).toBe(
    'person.role-differs',
  );
  expect(await refused('trainer-a', 'run.planned', runFields({ plays: 'exercise:nowhere', run: 'r9' }))).toBe(
    'exercise.unknown',
  );
  const mark = { rubric: 'r@1', criterion: 'c', level: 1, round: 'first' };
  expect(await refused('assessor-a', 'mark.given', { ...mark, case: 'case:elsewhere' })).toBe(
    'entry.not-own',
  );
});

test('nobody signs as more than they are in the course', async () => {
  const posing = cast.of('observer-a');
  const entry = await posing.write(cast.stream, 'lesson.observed', { observed: 'x' }, 'trainer');
  expect((await posing.push(cast.stream, [entry])).refused).toMatchObject([{ code: 'entry.role' }]);
  posing.head = null;
});

test('a trainee reads what is for everyone, and of what is personal only the own', async () => {
  const here = { session: 's1', present: true, how: 'code' };
  await cast.say('anan', 'attendance.marked', { ...here, account: 'anan' });
  await cast.say('binh', 'test.answered', { test: 't@1', pass: 'before', answers: ['a=1'] });
  await cast.say('trainer-a', 'attendance.marked', { ...here, account: 'chan', how: 'roll-call' });
  await cast.say(OFFICE, 'person.withdrawn', { account: 'nobody-here', reason: 'private' });
  const [anan, binh, chan] = [await kindsSeen('anan'), await kindsSeen('binh'), await kindsSeen('chan')];
  expect(anan.filter((kind) => kind === 'attendance.marked')).toHaveLength(1);
  expect(anan).not.toContain('test.answered');
  expect(anan).not.toContain('person.withdrawn');
  expect(binh).toContain('test.answered');
  expect(binh).not.toContain('attendance.marked');
  expect(chan.filter((kind) => kind === 'attendance.marked')).toHaveLength(1);
  expect(await kindsSeen('observer-a')).not.toContain('test.answered');
  for (const staff of ['trainer-a', 'assessor-a', OFFICE])
    expect(await kindsSeen(staff)).toEqual(expect.arrayContaining(['test.answered', 'person.withdrawn']));
});

test("gaps are counted: the next position of a filtered page is the stream's", async () => {
  const all = await json<Pulled>(cast.office, paths.entries(cast.stream));
  const some = await json<Pulled>(cast.of('anan'), paths.entries(cast.stream));
  expect(some.entries.length).toBeLessThan(all.entries.length);
  expect({ next: some.next, total: some.total }).toEqual({ next: all.next, total: all.total });
});

test('a run gives each team one record, while it is on', async () => {
  const ask = (person: string, run = 'r1'): Promise<Response> =>
    cast.of(person).call('POST', paths.cases, { exercise: 'blue-tape', run });
  const early = await ask('anan');
  expect([early.status, await codeOf(early)]).toEqual([409, 'run.not-started']);
  expect(await json<InRun[]>(cast.of('anan'), paths.exercises)).toEqual([]);
  expect((await cast.of('anan').call('GET', paths.exercise('blue-tape'))).status).toBe(403);
  await cast.say('trainer-a', 'run.started', { run: 'r1' });
  const [one, two, other] = (await Promise.all(
    ['anan', 'binh', 'chan'].map(async (person) => (await ask(person)).json()),
  )) as [CaseSummary, CaseSummary, CaseSummary];
  expect(two.stream).toBe(one.stream);
  expect(other.stream).not.toBe(one.stream);
  expect(one).toMatchObject({ team: 'Team one', run: 'r1', course: cast.stream, exercise: 'blue-tape' });
  expect(one.members.map(({ id }) => id)).toEqual(['anan', 'binh']);
  expect(one.staff.map(({ id }) => id)).toEqual(['trainer-a', 'assessor-a']);
  expect(await json<InRun[]>(cast.of('anan'), paths.exercises)).toMatchObject([
    { exercise: 'blue-tape', run: 'r1', course: cast.stream },
  ]);
  expect((await cast.of('anan').call('GET', paths.exercise('blue-tape'))).status).toBe(200);
  expect((await cast.of('chan').call('GET', paths.entries(one.stream))).status).toBe(403);
  const unknown = await ask('anan', 'r7');
  expect([unknown.status, await codeOf(unknown)]).toEqual([404, 'run.unknown']);
});

test('links are made by the office for everyone, by a trainer for trainees, and the newest works', async () => {
  const ask = (person: string, accounts: string[]): Promise<Response> =>
    cast.of(person).call('POST', paths.courseLinks(cast.stream), { accounts });
  expect((await ask('assessor-a', ['anan'])).status).toBe(403);
  expect(await codeOf(await ask('trainer-a', ['anan', 'assessor-a']))).toBe('course.person-unknown');
  expect(await codeOf(await ask(OFFICE, ['stranger']))).toBe('course.person-unknown');
  const [link] = (await (await ask('trainer-a', ['dara'])).json()) as FreshLink[];
  expect(link?.account).toBe('dara');
});

test("the calendar has an address of its own that ends with the person's place in the course", async () => {
  const { path } = await json<CalendarLink>(cast.of('dara'), paths.courseCalendar(cast.stream));
  const calendar = await fetch(server.address + path);
  expect(calendar.headers.get('content-type')).toContain('text/calendar');
  expect(await calendar.text()).toContain('BEGIN:VCALENDAR');
  const forged = path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  expect((await fetch(server.address + forged)).status).toBe(404);
});

test('the roster is a list for staff alone', async () => {
  const roster = await cast.of('trainer-a').call('GET', paths.rosterCsv(cast.stream));
  expect((await roster.text()).split('\n')).toHaveLength(PEOPLE.length + 2);
  expect((await cast.of('anan').call('GET', paths.rosterCsv(cast.stream))).status).toBe(403);
  expect((await cast.of('observer-a').call('GET', paths.rosterCsv(cast.stream))).status).toBe(403);
});

test("who of the staff opened a team's record is shown to its officers", async () => {
  const [own] = await json<CaseSummary[]>(cast.of('anan'), paths.cases);
  await cast.of('assessor-a').call('GET', paths.entries(own?.stream ?? ''));
  await cast.of('anan').call('GET', paths.entries(own?.stream ?? ''));
  const readings = await json<Reading[]>(cast.of('anan'), paths.readings);
  expect(readings).toMatchObject([{ by: { id: 'assessor-a' }, stream: own?.stream, what: 'entries' }]);
  expect(await json<Reading[]>(cast.of('chan'), paths.readings)).toEqual([]);
});

test('staff of one course sees nothing of another, though its names are the same', async () => {
  const desk = await officeDevice(server);
  const other = await openCast(server, desk, 'b-');
  const [own] = await json<CaseSummary[]>(cast.of('anan'), paths.cases);
  expect((await other.of('trainer-a').call('GET', paths.entries(own?.stream ?? ''))).status).toBe(403);
  expect((await other.of('trainer-a').call('GET', paths.entries(cast.stream))).status).toBe(403);
  expect(await json<CaseSummary[]>(other.of('trainer-a'), paths.cases)).toEqual([]);
  expect((await other.of('anan').call('GET', paths.entries(own?.stream ?? ''))).status).toBe(403);
  expect(await json<CourseSummary[]>(desk, paths.courses)).toHaveLength(3);
});

test('somebody who left the course has no place in it any more', async () => {
  await cast.say(OFFICE, 'person.withdrawn', { account: 'dara' });
  expect((await cast.of('dara').call('GET', paths.entries(cast.stream))).status).toBe(403);
  expect(await json<CourseSummary[]>(cast.of('dara'), paths.courses)).toEqual([]);
  expect((await cast.of('chan').call('GET', paths.entries(cast.stream))).status).toBe(200);
});

test('a course is the same after a restart, projections and all', async () => {
  const before = await json<Pulled>(cast.of('anan'), paths.entries(cast.stream));
  const { store, live } = server.services;
  const teams = await store.teamsOf('anan');
  const courses = await openCourses(store, live, () => []);
  for (const record of await courses.all()) await projectCourse(store, record.state);
  expect(await store.teamsOf('anan')).toEqual(teams);
  const record = await courses.of(cast.stream);
  expect(record?.events.length).toBe(before.total);
});
